package io.spooky.runtime.edge;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Completes the pipeline of a request stream. One for each connection. Confined to the worker's
 * event loop.
 *
 * <p>Netty's validator of whole requests is taken out. It checks less than the translation of
 * requests does, lets data and end through after it found a head malformed, finds a wrong length
 * only after it has announced the end, and resets the stream where a 400 could still be given.
 */
final class RequestStreamInitializer extends ChannelInitializer<QuicStreamChannel> {
  private static final System.Logger LOG = System.getLogger("edge");

  private static final @Nullable Class<? extends ChannelHandler> VALIDATOR = findValidator();

  private final ClientConnection connection;

  RequestStreamInitializer(ClientConnection connection) {
    this.connection = connection;
  }

  private static @Nullable Class<? extends ChannelHandler> findValidator() {
    try {
      return Class.forName(
              "io.netty.handler.codec.http3.Http3RequestStreamValidationHandler",
              false,
              Http3ServerConnectionHandler.class.getClassLoader())
          .asSubclass(ChannelHandler.class);
    } catch (ClassNotFoundException e) {
      LOG.log(Level.WARNING, "this version of Netty validates requests in another way: {0}", e);
      return null;
    }
  }

  @Override
  protected void initChannel(QuicStreamChannel stream) {
    ChannelPipeline pipeline = stream.pipeline();
    ChannelHandlerContext validator = VALIDATOR == null ? null : pipeline.context(VALIDATOR);
    if (validator != null) {
      pipeline.remove(validator.handler());
    }
    StreamOutbound outbound = new StreamOutbound(connection.outbound());
    pipeline.addFirst("outbound", outbound);
    pipeline.addLast("exchange", new RequestStream(connection, outbound));
  }
}
