package io.spooky.runtime.bridge;

/**
 * Why a request does not go on: the status for the client, and a reason for the operator's log that
 * the client is not told.
 *
 * @param status 400 or above; or 204 for a request that asked to be answered here
 * @param reason a few words, without anything of the request
 */
public record Rejection(int status, String reason) {
  static Rejection malformed(String reason) {
    return new Rejection(400, reason);
  }

  /** Returns whether the request was at fault, or beyond what the edge does. */
  public boolean isRefusal() {
    return status >= 400;
  }
}
