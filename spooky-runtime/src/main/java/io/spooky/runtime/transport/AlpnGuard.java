package io.spooky.runtime.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * Closes a TLS connection whose backend did not agree on HTTP/2 (RFC 9113, section 3.2), or whose
 * handshake failed, and notes why.
 */
final class AlpnGuard extends ChannelInboundHandlerAdapter {
  private final BackendConnection connection;

  AlpnGuard(BackendConnection connection) {
    this.connection = connection;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (!handshake.isSuccess()) {
        refuse(ctx, "TLS handshake failed: " + FailureTexts.of(handshake.cause()));
      } else if (!ApplicationProtocolNames.HTTP_2.equals(
          ctx.pipeline().get(SslHandler.class).applicationProtocol())) {
        refuse(ctx, "the backend does not offer HTTP/2 (ALPN h2)");
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  private void refuse(ChannelHandlerContext ctx, String reason) {
    connection.ending(reason);
    ctx.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The handshake's completion event has said it already, if it was about the handshake.
    ctx.close();
  }
}
