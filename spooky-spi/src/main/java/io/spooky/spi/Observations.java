package io.spooky.spi;

/** What one worker saw of one backend since its last report. */
public interface Observations {
  /** Returns how many attempts ended so. */
  long count(Outcome outcome);

  /**
   * Returns the length of the run of failures that the report ends with: 0 if the last attempt that
   * says anything of health was no failure. Failures are {@link Outcome#TIMEOUT}, {@link
   * Outcome#CONNECT_FAILED} and {@link Outcome#RESET}; {@link Outcome#SERVER_ERROR} ends a run,
   * since the backend answered; {@link Outcome#CANCELLED} and {@link Outcome#NOT_SENT} do neither.
   * The run goes on over reports: one that began earlier counts whole.
   */
  int failuresInARow();

  /** Returns the sum of the latencies of the responses counted here, in nanoseconds. */
  long latencyNanos();
}
