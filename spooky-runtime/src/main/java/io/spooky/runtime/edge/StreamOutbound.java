package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The end of a request stream's pipeline: holds what is written until the turn ends, joins small
 * pieces, and puts the FIN on the last one, so that a small response is one STREAM frame.
 *
 * <p>Header sections come here encoded by the codec; DATA frames are framed here (RFC 9114, section
 * 7.2.1), which saves the codec's composite buffer. Not sharable. Confined to the worker's event
 * loop.
 */
final class StreamOutbound extends ChannelOutboundHandlerAdapter {
  /** Up to this many bytes a body is copied behind its frame header instead of sent on its own. */
  private static final int COPIED_BYTES = 1_024;

  private static final int FRAME_HEADER_BYTES = 16;
  private static final byte DATA_FRAME = 0;

  private final ConnectionOutbound connection;
  private final ArrayDeque<ByteBuf> pending = new ArrayDeque<>(4);
  private @Nullable ChannelHandlerContext context;
  private @Nullable Listener listener;
  private final GenericFutureListener<Future<Void>> taken = this::taken;

  /** Pieces that Netty queues, since QUIC does not take them yet. */
  private int waiting;

  private boolean draining;
  private boolean finHanded;
  private boolean fin;
  private boolean registered;
  private boolean closed;

  /** Hears what became of what was written. */
  interface Listener {
    /** Everything went to QUIC, or waits for its flow control. */
    void drained();

    /** The end of the response went to QUIC. */
    void finished();

    /** QUIC refused it: the client wants no more, or the stream is gone. */
    void writeFailed(Throwable cause);
  }

  StreamOutbound(ConnectionOutbound connection) {
    this.connection = connection;
  }

  void listener(Listener stream) {
    listener = stream;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    close();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf encoded) {
      promise.trySuccess();
      add(encoded);
    } else {
      ctx.write(message, promise);
    }
  }

  private void add(ByteBuf encoded) {
    if (closed) {
      encoded.release();
      return;
    }
    pending.add(encoded);
    register();
  }

  /** Frames a part of the body and takes its buffer over. */
  void writeData(ByteBuf data) {
    if (closed) {
      data.release();
      return;
    }
    int length = data.readableBytes();
    boolean copied = length <= COPIED_BYTES;
    ByteBuf last = roomBehind(FRAME_HEADER_BYTES + (copied ? length : 0));
    last.writeByte(DATA_FRAME);
    writeVarint(last, length);
    if (copied) {
      last.writeBytes(data);
      data.release();
    } else {
      pending.add(data);
    }
    register();
  }

  /** Returns the last piece if it is this handler's to extend, or a new one. */
  private ByteBuf roomBehind(int bytes) {
    ByteBuf last = pending.peekLast();
    if (last != null && !last.isReadOnly() && last.refCnt() == 1 && last.writableBytes() >= bytes) {
      return last;
    }
    ByteBuf added = context().alloc().directBuffer(bytes);
    pending.add(added);
    return added;
  }

  private static void writeVarint(ByteBuf out, int value) {
    // RFC 9000, section 16.
    if (value < 1 << 6) {
      out.writeByte(value);
    } else if (value < 1 << 14) {
      out.writeShort(value | 0x4000);
    } else {
      out.writeInt(value | 0x8000_0000);
    }
  }

  /** Ends the response. */
  void writeFin() {
    if (!closed && !fin) {
      fin = true;
      register();
    }
  }

  /** Returns whether the response was written to its end. */
  boolean isEnded() {
    return fin;
  }

  private void register() {
    if (!registered) {
      registered = true;
      connection.add(this);
    }
  }

  /**
   * Returns whether QUIC took all that it was handed. Netty alone does not tell: it calls a stream
   * writable as soon as one of several queued pieces went through.
   */
  boolean isTaken() {
    return waiting == 0;
  }

  /** Hands what is held to QUIC. */
  void drain() {
    registered = false;
    if (closed) {
      return;
    }
    draining = true;
    sendPending();
    draining = false;
    if (listener != null) {
      listener.drained();
    }
  }

  private void sendPending() {
    while (pending.size() > 1) {
      send(pending.remove(), false);
    }
    if (closed) {
      // A write failed, and the stream was given up.
      return;
    }
    ByteBuf last = pending.poll();
    if (fin) {
      finHanded = true;
      send(last == null ? emptyDataFrame() : last, true);
      // Nothing may follow a FIN.
      closed = true;
    } else if (last != null) {
      send(last, false);
    }
  }

  private void send(ByteBuf piece, boolean withFin) {
    ChannelHandlerContext ctx = context();
    Object message = withFin ? new DefaultQuicStreamFrame(piece, true) : piece;
    waiting++;
    ctx.write(message).addListener(taken);
  }

  private void taken(Future<Void> written) {
    waiting--;
    if (listener == null) {
      return;
    }
    if (!written.isSuccess()) {
      listener.writeFailed(written.cause());
    } else if (waiting == 0 && finHanded) {
      listener.finished();
    } else if (waiting == 0 && !draining) {
      listener.drained();
    }
  }

  /**
   * Returns something for the FIN to stand on, where all else has gone before: quiche 0.29 does not
   * send a FIN without bytes again if it finds its loss together with that of earlier bytes, and
   * the client would wait for it for ever.
   */
  private ByteBuf emptyDataFrame() {
    return context().alloc().directBuffer(2).writeByte(DATA_FRAME).writeByte(0);
  }

  /** Drops what is held and takes nothing more. */
  void close() {
    closed = true;
    pending.forEach(ByteBuf::release);
    pending.clear();
  }

  private ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a pipeline");
    }
    return context;
  }
}
