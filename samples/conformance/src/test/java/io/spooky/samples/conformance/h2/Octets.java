package io.spooky.samples.conformance.h2;

import java.io.ByteArrayOutputStream;

/** Numbers in network order, and bytes put together. */
final class Octets {
  private Octets() {}

  static long uint32(byte[] from, int index) {
    return (from[index] & 0xffL) << 24
        | (from[index + 1] & 0xff) << 16
        | (from[index + 2] & 0xff) << 8
        | from[index + 3] & 0xff;
  }

  static byte[] uint32(long value) {
    return uint(value, 4);
  }

  static byte[] uint(long value, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >>> 8 * (size - 1 - i));
    }
    return bytes;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
