package io.spooky.samples.conformance.raw;

/** HTTP/3 frames, well-formed or not (RFC 9114, section 7). */
public final class Frames {
  /** The frame type DATA. */
  public static final long DATA = 0x0;

  /** The frame type HEADERS. */
  public static final long HEADERS = 0x1;

  /** The frame type CANCEL_PUSH. */
  public static final long CANCEL_PUSH = 0x3;

  /** The frame type SETTINGS. */
  public static final long SETTINGS = 0x4;

  /** The frame type PUSH_PROMISE. */
  public static final long PUSH_PROMISE = 0x5;

  /** The frame type GOAWAY. */
  public static final long GOAWAY = 0x7;

  /** The frame type MAX_PUSH_ID. */
  public static final long MAX_PUSH_ID = 0xd;

  private Frames() {}

  /** Returns a frame whose length is that of its payload. */
  public static byte[] frame(long type, byte[] payload) {
    return declared(type, payload.length, payload);
  }

  /** Returns a frame that says any length. */
  public static byte[] declared(long type, long length, byte[] payload) {
    return Bytes.join(Varint.of(type), Varint.of(length), payload);
  }

  /** Returns a frame with its type and length in integers of a width of 1, 2, 4 or 8 bytes. */
  public static byte[] wide(long type, byte[] payload, int width) {
    return Bytes.join(Varint.of(type, width), Varint.of(payload.length, width), payload);
  }

  /** Returns a DATA frame with a text, a byte for each character. */
  public static byte[] data(String text) {
    return frame(DATA, Bytes.of(text));
  }

  /** Returns a HEADERS frame. */
  public static byte[] headers(FieldSection section) {
    return frame(HEADERS, section.toBytes());
  }

  /** Returns a SETTINGS frame of identifiers and values in turn. */
  public static byte[] settings(long... identifiersAndValues) {
    byte[] payload = {};
    for (long number : identifiersAndValues) {
      payload = Bytes.join(payload, Varint.of(number));
    }
    return frame(SETTINGS, payload);
  }
}
