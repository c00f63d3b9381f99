package io.spooky.samples.conformance.raw;

/** Integers of variable length, in any of their four widths (RFC 9000, section 16). */
public final class Varint {
  private Varint() {}

  /** Returns a value in the fewest bytes. */
  public static byte[] of(long value) {
    int width = value < 1 << 6 ? 1 : value < 1 << 14 ? 2 : value < 1 << 30 ? 4 : 8;
    return of(value, width);
  }

  /**
   * Returns a value in a width, be it the shortest or not.
   *
   * @param width 1, 2, 4 or 8 bytes, enough for the value
   */
  public static byte[] of(long value, int width) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[width - 1 - i] = (byte) (value >> 8 * i);
    }
    bytes[0] |= (byte) (Integer.numberOfTrailingZeros(width) << 6);
    return bytes;
  }

  /** Returns how many bytes an integer takes that begins with a byte. */
  static int width(byte first) {
    return 1 << ((first & 0xff) >> 6);
  }

  /** Returns the integer at an offset; all of its bytes are there. */
  static long read(byte[] bytes, int offset) {
    int width = width(bytes[offset]);
    long value = bytes[offset] & 0x3f;
    for (int i = 1; i < width; i++) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }
}
