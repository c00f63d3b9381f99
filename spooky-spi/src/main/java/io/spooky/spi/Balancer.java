package io.spooky.spi;

/**
 * Chooses a backend for each request of one upstream on one worker.
 *
 * <p>All methods are called on that worker's event loop, never two at a time; none may block.
 * {@link #pick} runs for every request and must not allocate. Each slot that {@code pick} returned
 * gets exactly one {@link #completed}, on the instance that picked it, even after a reload replaced
 * it.
 */
public interface Balancer {
  /** What {@link #pick} returns when no backend will do. */
  int NONE = -1;

  /**
   * Returns the slot to send the request to, or {@link #NONE}.
   *
   * @param pick the request; valid only during the call
   * @return a slot for which {@link Pick#allows} is true, or {@link #NONE}
   */
  int pick(Pick pick);

  /**
   * The head of the backend's final response is here.
   *
   * @param slot the slot as {@link #pick} returned it
   * @param latencyNanos nanoseconds from the attempt's start to the response head, at least 0
   * @param nowNanos the worker's monotonic clock, in nanoseconds
   */
  default void responded(int slot, long latencyNanos, long nowNanos) {}

  /**
   * The attempt is over. Called once for each slot picked, attempts that are tried again included.
   *
   * @param slot the slot as {@link #pick} returned it
   * @param outcome how it ended
   * @param durationNanos nanoseconds from the attempt's start to its end, at least 0
   * @param nowNanos the worker's monotonic clock, in nanoseconds
   */
  default void completed(int slot, Outcome outcome, long durationNanos, long nowNanos) {}

  /**
   * The set of backends, a weight or the health of a backend changed: recompute what depends on it.
   * Also called once before the first pick. It may allocate.
   */
  default void changed() {}
}
