package io.spooky.samples.conformance.volley;

/**
 * How a request ended for the client.
 *
 * @param status of the final head; empty if none came
 * @param backend the value of {@code x-backend}; empty if none came
 * @param text the first bytes of the body
 * @param digest of the body, as {@code Bulk} has it
 * @param bytes of the body
 * @param end how the response ended
 * @param code of the reset; otherwise -1
 */
public record Outcome(
    String status, String backend, String text, String digest, long bytes, End end, long code) {
  /** How a response ends. */
  public enum End {
    /** The stream ended cleanly. */
    FIN,
    /** The edge reset the stream. */
    RESET,
    /** The connection was closed under it, or the client itself took it back. */
    CLOSED,
    /** The stream could not be opened. */
    NOT_OPENED
  }

  /** Returns what kind of outcome it is, such as {@code 200 FIN} or {@code RESET 258}. */
  public String kind() {
    String kind = (status + " " + end).strip();
    return code < 0 ? kind : kind + " " + code;
  }

  /** Returns whether a whole response with a status came. */
  public boolean is(int wanted) {
    return end == End.FIN && status.equals(Integer.toString(wanted));
  }

  /** Returns whether a whole response with a 2xx status came. */
  public boolean isSuccess() {
    return end == End.FIN && status.startsWith("2");
  }
}
