package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;

/**
 * Reads a variable-length integer of QUIC (RFC 9000, section 16) that may be spread over several
 * buffers, without keeping them. Any of the four lengths is taken, needed or not. Confined to the
 * worker's event loop.
 */
final class Varint {
  private static final int LENGTH_SHIFT = 6;
  private static final int VALUE_BITS = 0x3f;

  private long value;
  private int missing;

  /** Returns how many bytes an integer takes whose first byte is this one. */
  static int length(byte first) {
    return 1 << ((first & 0xff) >>> LENGTH_SHIFT);
  }

  /**
   * Reads on.
   *
   * @param from the first byte of the buffer that belongs to the integer
   * @param to the end of the buffer; above {@code from}
   * @return the first byte after what was read
   */
  int read(ByteBuf in, int from, int to) {
    int at = from;
    if (missing == 0) {
      byte first = in.getByte(at++);
      value = first & VALUE_BITS;
      missing = length(first) - 1;
    }
    while (missing > 0 && at < to) {
      value = value << Byte.SIZE | in.getByte(at++) & 0xff;
      missing--;
    }
    return at;
  }

  /** Returns whether an integer has begun and not ended. */
  boolean isPartial() {
    return missing > 0;
  }

  /** Returns the integer last read, at most 2^62 - 1; means nothing while it is partial. */
  long value() {
    return value;
  }
}
