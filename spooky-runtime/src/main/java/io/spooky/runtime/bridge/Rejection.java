package io.spooky.runtime.bridge;

/**
 * Why a request does not go on: the status for the client, and a reason for the operator's log that
 * the client is not told.
 *
 * @param status 400 or above
 * @param reason a few words
 */
public record Rejection(int status, String reason) {
  static Rejection malformed(String reason) {
    return new Rejection(400, reason);
  }
}
