package io.spooky.runtime.edge;

/** The types of HTTP/3 frames (RFC 9114, section 11.2.1; RFC 9218, section 7.2). */
final class FrameType {
  /** Every type that is none of these. */
  static final int OTHER = -1;

  static final int DATA = 0x0;
  static final int HEADERS = 0x1;
  static final int CANCEL_PUSH = 0x3;
  static final int SETTINGS = 0x4;
  static final int PUSH_PROMISE = 0x5;
  static final int GOAWAY = 0x7;
  static final int MAX_PUSH_ID = 0xd;
  static final int PRIORITY_UPDATE_REQUEST = 0xf0700;
  static final int PRIORITY_UPDATE_PUSH = 0xf0701;

  private static final int HTTP2_PRIORITY = 0x2;
  private static final int HTTP2_PING = 0x6;
  private static final int HTTP2_WINDOW_UPDATE = 0x8;
  private static final int HTTP2_CONTINUATION = 0x9;

  private FrameType() {}

  /**
   * Returns the type where it is a number as small as these, or {@link #OTHER}: none wraps round.
   */
  static int of(long type) {
    return type <= PRIORITY_UPDATE_PUSH ? (int) type : OTHER;
  }

  /** Returns whether HTTP/2 used the type, so that nobody may here (RFC 9114, section 7.2.8). */
  static boolean isOfHttp2(int type) {
    return switch (type) {
      case HTTP2_PRIORITY, HTTP2_PING, HTTP2_WINDOW_UPDATE, HTTP2_CONTINUATION -> true;
      default -> false;
    };
  }
}
