package io.spooky.samples.conformance.h2;

import java.util.Arrays;
import java.util.List;

/** The octets of frames, good or bad (RFC 9113, section 4.1). */
public final class Frames {
  /** The largest payload that any peer takes unasked. */
  public static final int MAX_PAYLOAD = 16_384;

  private Frames() {}

  /** Returns any frame. */
  public static byte[] frame(int type, int flags, int stream, byte... payload) {
    return lying(payload.length, type, flags, stream, payload);
  }

  /** Returns a frame whose header tells a length of its own. */
  public static byte[] lying(int length, int type, int flags, int stream, byte... payload) {
    return Octets.join(
        Octets.uint(length, 3),
        new byte[] {(byte) type, (byte) flags},
        Octets.uint32(stream),
        payload);
  }

  /** Returns HEADERS with as many CONTINUATION frames as their size needs. */
  public static byte[] headers(int stream, boolean end, List<Field> fields) {
    return block(stream, end, Hpack.literal(fields), MAX_PAYLOAD);
  }

  /** Returns HEADERS of a block, cut into pieces of a size. */
  public static byte[] block(int stream, boolean end, byte[] block, int pieceSize) {
    byte[][] pieces = new byte[1 + (Math.max(block.length, 1) - 1) / pieceSize][];
    for (int i = 0; i < pieces.length; i++) {
      int from = i * pieceSize;
      int to = Math.min(block.length, from + pieceSize);
      int flags = to == block.length ? Frame.END_HEADERS : 0;
      flags |= end && i == 0 ? Frame.END_STREAM : 0;
      int type = i == 0 ? Frame.HEADERS : Frame.CONTINUATION;
      pieces[i] = frame(type, flags, stream, Arrays.copyOfRange(block, from, to));
    }
    return Octets.join(pieces);
  }

  /** Returns one DATA frame. */
  public static byte[] data(int stream, boolean end, byte... data) {
    return frame(Frame.DATA, end ? Frame.END_STREAM : 0, stream, data);
  }

  /** Returns RST_STREAM. */
  public static byte[] reset(int stream, long code) {
    return frame(Frame.RST_STREAM, 0, stream, Octets.uint32(code));
  }

  /** Returns SETTINGS of ids and values in turn. */
  public static byte[] settings(long... idsAndValues) {
    byte[][] parts = new byte[idsAndValues.length][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Octets.uint(idsAndValues[i], i % 2 == 0 ? 2 : 4);
    }
    return frame(Frame.SETTINGS, 0, 0, Octets.join(parts));
  }

  /** Returns PING. */
  public static byte[] ping(boolean ack, long opaque) {
    return frame(Frame.PING, ack ? Frame.ACK : 0, 0, Octets.uint(opaque, 8));
  }

  /** Returns GOAWAY. */
  public static byte[] goAway(int lastStream, long code) {
    return frame(Frame.GOAWAY, 0, 0, Octets.join(Octets.uint32(lastStream), Octets.uint32(code)));
  }

  /** Returns WINDOW_UPDATE. */
  public static byte[] windowUpdate(int stream, long increment) {
    return frame(Frame.WINDOW_UPDATE, 0, stream, Octets.uint32(increment));
  }

  /** Returns PUSH_PROMISE. */
  public static byte[] pushPromise(int stream, int promised, List<Field> fields) {
    byte[] payload = Octets.join(Octets.uint32(promised), Hpack.literal(fields));
    return frame(Frame.PUSH_PROMISE, Frame.END_HEADERS, stream, payload);
  }

  /** Returns frames one after another. */
  public static byte[] join(byte[]... frames) {
    return Octets.join(frames);
  }
}
