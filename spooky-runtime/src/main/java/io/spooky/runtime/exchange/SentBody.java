package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of a request's body and may have to be sent again. Confined to the worker's event
 * loop.
 *
 * <p>A piece is a part of a read buffer and keeps all of it from being used again. A client that
 * sends single bytes between frames that nobody needs would have us hold many times the limit, so
 * small pieces are copied together.
 */
final class SentBody {
  /** Pieces below this size are copied. */
  static final int COPIED_BYTES = 16 << 10;

  private final int limit;
  private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(2);
  private long bytes;
  private @Nullable ByteBuf copy;

  /**
   * Makes a body of which nothing was sent.
   *
   * @param limit the most bytes that are kept
   */
  SentBody(int limit) {
    this.limit = limit;
  }

  /** Keeps a piece, which stays the caller's; above the limit drops everything, returns false. */
  boolean add(ByteBuf piece) {
    int length = piece.readableBytes();
    bytes += length;
    if (bytes > limit) {
      release();
      return false;
    }
    if (length < COPIED_BYTES) {
      addCopy(piece, length);
    } else {
      pieces.add(piece.retainedDuplicate());
      copy = null;
    }
    return true;
  }

  private void addCopy(ByteBuf piece, int length) {
    ByteBuf last = copy;
    if (last == null) {
      last = piece.alloc().buffer(length);
      pieces.add(last);
      copy = last;
    }
    last.writeBytes(piece, piece.readerIndex(), length);
  }

  /** Puts everything before what is there, and keeps nothing. */
  void moveTo(Deque<ByteBuf> unsent) {
    while (!pieces.isEmpty()) {
      unsent.addFirst(pieces.removeLast());
    }
    copy = null;
    bytes = 0;
  }

  /** Drops everything. */
  void release() {
    pieces.forEach(ByteBuf::release);
    pieces.clear();
    copy = null;
  }
}
