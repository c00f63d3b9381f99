package io.spooky.runtime.cli;

import io.spooky.runtime.contract.ConfigRejectedException;

/** One word of the command line, with its options as fields. Used once. */
interface Command {
  /** Returns whether the user asked for help instead. */
  boolean helpWanted();

  /**
   * Does the work.
   *
   * @return the exit code
   * @throws CommandException if it cannot be done
   * @throws ConfigRejectedException if the config is wrong
   */
  int run(Context context) throws CommandException, ConfigRejectedException;
}
