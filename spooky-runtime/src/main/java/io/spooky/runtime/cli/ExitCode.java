package io.spooky.runtime.cli;

/** What the process returns to whoever started it. */
final class ExitCode {
  /** Done; for {@code run}, drained after the first signal. */
  static final int DONE = 0;

  /** The config or the environment is wrong; for {@code run}, also stopped by a second signal. */
  static final int WRONG = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Two configs differ. */
  static final int CHANGED = 3;

  private ExitCode() {}
}
