package io.spooky.spi;

import java.nio.charset.StandardCharsets;

/**
 * The 64-bit FNV-1a hash (Fowler, Noll and Vo, 1991), over bytes and over longs. Not for secrets:
 * who knows the algorithm can find keys that collide.
 */
public final class Fnv1a {
  /** The hash of no bytes. */
  public static final long OFFSET_BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Fnv1a() {}

  /** Returns the hash extended by the low eight bits of a value. */
  public static long add(long hash, int octet) {
    return (hash ^ (octet & 0xff)) * PRIME;
  }

  /** Returns the hash extended by the eight bytes of a long, lowest first. */
  public static long addLong(long hash, long value) {
    long result = hash;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      result = add(result, (int) (value >>> shift));
    }
    return result;
  }

  /** Returns the hash of the bytes from {@code start} to {@code end}, exclusive. */
  public static long hash(byte[] bytes, int start, int end) {
    long result = OFFSET_BASIS;
    for (int i = start; i < end; i++) {
      result = add(result, bytes[i]);
    }
    return result;
  }

  /** Returns the hash of a text's UTF-8 bytes. */
  public static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return hash(bytes, 0, bytes.length);
  }

  /**
   * Returns the value with every bit spread over all others (the finalizer of MurmurHash3). FNV-1a
   * leaves the high bits of short keys alike; ring positions need them apart.
   */
  public static long spread(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
