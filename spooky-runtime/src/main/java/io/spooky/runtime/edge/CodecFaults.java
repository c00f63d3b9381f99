package io.spooky.runtime.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.Http3SettingsFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;

/**
 * The last handler of a connection and of the client's unidirectional streams: what the codec
 * complains of ends here, and not as a warning of Netty's with a stack trace for each malformed
 * client. On its way it sees the client's settings. One for each connection. Confined to the
 * worker's event loop.
 */
final class CodecFaults extends ChannelInboundHandlerAdapter {
  private final ClientConnection connection;

  CodecFaults(ClientConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof QuicStreamChannel stream
        && stream.type() == QuicStreamType.UNIDIRECTIONAL) {
      stream.pipeline().addLast("faults", this);
    } else if (message instanceof Http3SettingsFrame frame) {
      connection.settings(frame.settings());
    }
    // Frames of the control stream go on: the codec puts their judge behind this handler.
    ctx.fireChannelRead(message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    connection.codecFailed(cause);
  }

  @Override
  public boolean isSharable() {
    return true;
  }
}
