package io.spooky.runtime.health;

/**
 * How one probe ended.
 *
 * @param passed whether a 2xx response came in time
 * @param detail a few words for the log, such as {@code status 503} or {@code timed out}
 */
public record ProbeResult(boolean passed, String detail) {
  /** Returns the result of a probe without a response. */
  static ProbeResult failed(String detail) {
    return new ProbeResult(false, detail);
  }

  /** Returns the result of a probe with a response. */
  static ProbeResult ofStatus(int status) {
    return new ProbeResult(status >= 200 && status <= 299, "status " + status);
  }
}
