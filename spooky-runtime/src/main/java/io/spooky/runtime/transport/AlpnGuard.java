package io.spooky.runtime.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.lang.System.Logger.Level;

/**
 * Closes a TLS connection whose backend did not agree on HTTP/2 (RFC 9113, section 3.2), or whose
 * handshake failed, and says why once.
 */
final class AlpnGuard extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger("transport");

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (!handshake.isSuccess()) {
        refuse(ctx, "TLS handshake failed: " + handshake.cause().getMessage());
      } else if (!ApplicationProtocolNames.HTTP_2.equals(
          ctx.pipeline().get(SslHandler.class).applicationProtocol())) {
        refuse(ctx, "the backend does not offer HTTP/2 (ALPN h2)");
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  private static void refuse(ChannelHandlerContext ctx, String reason) {
    LOG.log(Level.WARNING, "{0}: {1}", ctx.channel().remoteAddress(), reason);
    ctx.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The handshake's completion event has said it already.
    ctx.close();
  }
}
