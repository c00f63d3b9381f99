package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.transport.BackendStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The request's body on its way: what came and was not sent yet, and, up to a limit, what was sent
 * and may have to be sent again. What is sent once is never copied. Confined to the worker's event
 * loop.
 */
final class RequestBody {
  private final ArrayDeque<ByteBuf> unsent = new ArrayDeque<>(2);
  private final SentBody sent;
  private boolean begun;
  private boolean replayable = true;
  private boolean ended;
  private boolean endSent;
  private @Nullable Http2Headers trailers;

  RequestBody(int replayLimit) {
    this.sent = new SentBody(replayLimit);
  }

  void add(ByteBuf data) {
    unsent.add(data);
  }

  void end(@Nullable Http2Headers withTrailers) {
    ended = true;
    trailers = withTrailers;
  }

  boolean isEnded() {
    return ended;
  }

  boolean hasUnsent() {
    return !unsent.isEmpty();
  }

  /** Returns whether the whole request is its head. */
  boolean isAbsent() {
    return ended && unsent.isEmpty() && !begun && trailers == null;
  }

  /** Notes that the head carried the end of the request. */
  void endSentWithHead() {
    endSent = true;
  }

  boolean isEndSent() {
    return endSent;
  }

  /** Sends what there is. */
  void sendTo(BackendStream stream) {
    while (!unsent.isEmpty()) {
      ByteBuf data = unsent.remove();
      keep(data);
      boolean last = ended && unsent.isEmpty() && trailers == null;
      endSent |= last;
      stream.writeData(data, last);
    }
    if (ended && !endSent) {
      endSent = true;
      if (trailers != null) {
        stream.writeTrailers(trailers);
      } else {
        stream.writeData(Unpooled.EMPTY_BUFFER, true);
      }
    }
  }

  private void keep(ByteBuf data) {
    begun = true;
    replayable = replayable && sent.add(data);
  }

  /** Returns whether everything can be sent again from the beginning. */
  boolean isReplayable() {
    return replayable;
  }

  /** Puts everything back that was sent. */
  void rewind() {
    sent.moveTo(unsent);
    begun = false;
    endSent = false;
  }

  /** Gives up the copy: there will be no further attempt. */
  void stopReplay() {
    replayable = false;
    sent.release();
  }

  /** Drops everything. */
  void release() {
    stopReplay();
    unsent.forEach(ByteBuf::release);
    unsent.clear();
  }
}
