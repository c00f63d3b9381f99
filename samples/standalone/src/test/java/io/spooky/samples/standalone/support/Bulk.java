package io.spooky.samples.standalone.support;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import java.util.zip.CRC32C;

/**
 * A body of any size that costs no memory, on the way out or in: bytes that repeat, with a count
 * and a checksum of those that passed. One thread at a time.
 */
public final class Bulk {
  /** A prime, so that no two pieces fall on the borders of frames or packets in the same way. */
  private static final int PIECE = 61_441;

  private static final ByteBuf BYTES = bytes();

  private final CRC32C checksum = new CRC32C();
  private long passed;

  private static ByteBuf bytes() {
    byte[] bytes = new byte[PIECE];
    new Random(7).nextBytes(bytes);
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(PIECE).writeBytes(bytes));
  }

  /** Returns the next bytes of a body of a size, at most a piece; empty at its end. */
  public ByteBuf next(long size) {
    int length = (int) Math.min(PIECE, size - passed);
    ByteBuf piece = BYTES.retainedSlice(0, length);
    passed(piece);
    return piece;
  }

  /** Counts bytes; neither reads nor releases the buffer. */
  public void passed(ByteBuf bytes) {
    passed += bytes.readableBytes();
    for (var buffer : bytes.nioBuffers()) {
      checksum.update(buffer);
    }
  }

  /** Returns the number of bytes that passed. */
  public long count() {
    return passed;
  }

  /** Returns what tells bodies from one another: size and checksum. */
  public String digest() {
    return passed + "-" + Long.toHexString(checksum.getValue());
  }

  /** Returns the digest of a whole body. */
  public static String digestOf(long size) {
    Bulk bulk = new Bulk();
    while (bulk.passed < size) {
      bulk.next(size).release();
    }
    return bulk.digest();
  }
}
