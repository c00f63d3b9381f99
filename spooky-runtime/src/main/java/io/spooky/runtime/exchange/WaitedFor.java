package io.spooky.runtime.exchange;

/**
 * Says which side an exchange waits for when a time-out passes: that one is to blame. A client that
 * does not speak, or does not read, says nothing of the health of backends. Stateless.
 */
final class WaitedFor {
  private WaitedFor() {}

  /** Returns whether the client has done all that is up to it. */
  static boolean isBackend(MessageState request, ResponseSide response, AttemptSequence attempts) {
    if (response.unconsumed() > 0) {
      return false;
    }
    return request == MessageState.END
        || !attempts.isConnected()
        || !attempts.wantsBody()
        || waitsForContinue(request, response, attempts);
  }

  /** The client waits for leave to send its content, as it may (RFC 9110, section 10.1.1). */
  private static boolean waitsForContinue(
      MessageState request, ResponseSide response, AttemptSequence attempts) {
    return request == MessageState.HEADERS && !response.hasSpoken() && attempts.expectsContinue();
  }
}
