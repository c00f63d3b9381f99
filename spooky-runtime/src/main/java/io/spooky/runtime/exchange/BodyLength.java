package io.spooky.runtime.exchange;

/**
 * The length of a message's body: what was announced, what came, what may come (RFC 9114, section
 * 4.1.2). Confined to the worker's event loop.
 */
final class BodyLength {
  private static final long UNKNOWN = -1;

  private final long announced;
  private final long limit;
  private long received;

  /**
   * Begins to count.
   *
   * @param announced the {@code content-length}, or -1
   * @param limit the most bytes that may come; 0 is without limit
   */
  BodyLength(long announced, long limit) {
    this.announced = announced;
    this.limit = limit;
  }

  /** Counts, and returns whether no more came than was announced. */
  boolean add(int bytes) {
    received += bytes;
    return announced == UNKNOWN || received <= announced;
  }

  /** Returns whether less or more came than was announced. */
  boolean differs() {
    return announced != UNKNOWN && received != announced;
  }

  /** Returns whether more came, or will come, than may. */
  boolean isTooLong() {
    return limit > 0 && Math.max(received, announced) > limit;
  }
}
