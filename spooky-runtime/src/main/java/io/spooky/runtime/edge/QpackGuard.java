package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.Http3ErrorCode;

/**
 * Guards a QPACK stream of the client behind its type byte. The edge has no dynamic table and
 * refers to none of the client's, so that two instructions are left: a capacity of 0, and the
 * cancellation of a stream, which means nothing then (RFC 9204, sections 4.3.1 and 4.4.2). Not
 * sharable. Confined to the worker's event loop.
 *
 * <p>It stands in for a fault of Netty's {@code QpackDecoderHandler} (4.2.18): an acknowledgment of
 * what was never sent does not end the connection. Instructions go no further than here.
 */
final class QpackGuard extends ChannelInboundHandlerAdapter {
  private static final int CAPACITY_OF_NOTHING = 0x20;
  private static final int CANCELLATION = 0x40;
  private static final int INSTRUCTION_BITS = 0xc0;
  private static final int PREFIX = 0x3f;
  private static final int CONTINUATION = 0x80;

  /** The bytes of a stream's number behind its prefix: 2^62 needs nine. */
  private static final int MOST_CONTINUATIONS = 9;

  private final ConnectionErrors errors;
  private final boolean encoder;
  private boolean begun;
  private int continuations;
  private boolean failed;

  QpackGuard(ConnectionErrors errors, boolean encoder) {
    this.errors = errors;
    this.encoder = encoder;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (!begun && in.isReadable()) {
      begun = true;
      // The type, for the codec to watch over the stream's end.
      ctx.fireChannelRead(in.readRetainedSlice(1));
    }
    while (in.isReadable() && !failed) {
      byteRead(in.readByte() & 0xff);
    }
    in.release();
  }

  private void byteRead(int octet) {
    if (continuations > 0) {
      boolean more = (octet & CONTINUATION) != 0;
      continuations = more ? continuations + 1 : 0;
      failIf(continuations > MOST_CONTINUATIONS);
    } else if (encoder) {
      failIf(octet != CAPACITY_OF_NOTHING);
    } else {
      failIf((octet & INSTRUCTION_BITS) != CANCELLATION);
      continuations = (octet & PREFIX) == PREFIX ? 1 : 0;
    }
  }

  private void failIf(boolean wrong) {
    if (wrong) {
      failed = true;
      Http3ErrorCode code =
          encoder
              ? Http3ErrorCode.QPACK_ENCODER_STREAM_ERROR
              : Http3ErrorCode.QPACK_DECODER_STREAM_ERROR;
      errors.fail(code, "instruction for a dynamic table that is not there");
    }
  }
}
