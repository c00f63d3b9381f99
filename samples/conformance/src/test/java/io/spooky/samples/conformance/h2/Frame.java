package io.spooky.samples.conformance.h2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame that the backend got (RFC 9113, section 6). CONTINUATION frames are part of their HEADERS
 * frame.
 *
 * @param connection where it came
 * @param type such as {@link #DATA}
 * @param flags as on the wire
 * @param stream the stream's id; 0 for the connection
 * @param payload without padding and priority; the whole block of a HEADERS frame
 * @param fields those of a HEADERS frame; null for others
 */
public record Frame(
    RawConnection connection,
    int type,
    int flags,
    int stream,
    byte[] payload,
    @Nullable List<Field> fields) {
  /** RFC 9113, section 6.1. */
  public static final int DATA = 0;

  /** RFC 9113, section 6.2. */
  public static final int HEADERS = 1;

  /** RFC 9113, section 6.3. */
  public static final int PRIORITY = 2;

  /** RFC 9113, section 6.4. */
  public static final int RST_STREAM = 3;

  /** RFC 9113, section 6.5. */
  public static final int SETTINGS = 4;

  /** RFC 9113, section 6.6. */
  public static final int PUSH_PROMISE = 5;

  /** RFC 9113, section 6.7. */
  public static final int PING = 6;

  /** RFC 9113, section 6.8. */
  public static final int GOAWAY = 7;

  /** RFC 9113, section 6.9. */
  public static final int WINDOW_UPDATE = 8;

  /** RFC 9113, section 6.10. */
  public static final int CONTINUATION = 9;

  /** Ends a stream's direction. */
  public static final int END_STREAM = 0x1;

  /** Answers SETTINGS or PING. */
  public static final int ACK = 0x1;

  /** Ends a block of fields. */
  public static final int END_HEADERS = 0x4;

  /** The payload begins with the length of the padding at its end. */
  public static final int PADDED = 0x8;

  /** HEADERS begin with a priority. */
  public static final int PRIORITISED = 0x20;

  /** Returns whether it is of a type. */
  public boolean is(int wanted) {
    return type == wanted;
  }

  /** Returns whether a flag is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Returns the error code of RST_STREAM or GOAWAY. */
  public long errorCode() {
    return Octets.uint32(payload, type == GOAWAY ? 4 : 0);
  }

  @Override
  public String toString() {
    return "%s type %d flags 0x%x stream %d, %d octets%s"
        .formatted(
            connection, type, flags, stream, payload.length, fields == null ? "" : " " + fields);
  }
}
