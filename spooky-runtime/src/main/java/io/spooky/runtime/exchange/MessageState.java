package io.spooky.runtime.exchange;

/**
 * How far one half of an exchange has come, request or response (RFC 9114, section 4.1). A half
 * only moves forward, and reaches {@link #END} only when its sender ended it cleanly.
 */
enum MessageState {
  /** Nothing is here. */
  IDLE,
  /** The head is here; an interim response leaves its half before this. */
  HEADERS,
  /** Some of the body is here. */
  BODY,
  /** The trailers are here; only the end may follow. */
  TRAILERS,
  /** Whole. */
  END;

  /** Returns whether more of the body, trailers or the end may come now. */
  boolean takesContent() {
    return this == HEADERS || this == BODY;
  }

  /** Returns whether the end may come now. */
  boolean takesEnd() {
    return takesContent() || this == TRAILERS;
  }
}
