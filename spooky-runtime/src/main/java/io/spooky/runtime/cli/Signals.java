package io.spooky.runtime.cli;

/** Where a process learns what its operator wants. */
interface Signals {
  /**
   * Ends the process: TERM and INT.
   *
   * @param action runs at each signal
   * @param untilStopped returns when the process may end
   */
  void onStop(Runnable action, Runnable untilStopped);

  /** Reads the config again: HUP. Where the system has none, never runs. */
  void onReload(Runnable action);
}
