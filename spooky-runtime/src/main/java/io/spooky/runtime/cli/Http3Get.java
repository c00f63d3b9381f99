package io.spooky.runtime.cli;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.spooky.runtime.plugin.Faults;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One request on a connection of its own. Blocks the caller; works on an event loop of its own. */
final class Http3Get {
  private final GetRequest request;
  private final GetTrust trust;
  private final Duration patience;

  /**
   * Makes a client.
   *
   * @param patience how long to wait for a sign of life from the server
   */
  Http3Get(GetRequest request, GetTrust trust, Duration patience) {
    this.request = request;
    this.trust = trust;
    this.patience = patience;
  }

  /**
   * Sends the request and prints the response.
   *
   * @throws CommandException if no whole response came
   */
  void run(ResponsePrinter printer) throws CommandException {
    QuicSslContext tls = trust.context();
    List<InetAddress> addresses = addresses();
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("spooky-get", true), NioIoHandler.newFactory());
    Connector connector = new Connector(request, tls, patience, group.next());
    try {
      QuicChannel connection = result(connector.connect(addresses), "cannot connect to " + place());
      exchange(connection, printer);
    } finally {
      connector.close();
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
      printer.end();
    }
  }

  private void exchange(QuicChannel connection, ResponsePrinter printer) throws CommandException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      Future<?> opened =
          Http3.newRequestStream(connection, new GetHandler(request, printer, done))
              .addListener(
                  stream -> {
                    if (!stream.isSuccess()) {
                      done.completeExceptionally(stream.cause());
                    }
                  });
      opened.awaitUninterruptibly();
      result(done, printer.responded() ? "the response broke off" : "no response");
    } finally {
      int code = Http3ErrorCode.H3_NO_ERROR.code();
      connection.close(true, code, Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
    }
  }

  private <T> T result(CompletableFuture<T> future, String failed) throws CommandException {
    try {
      return future.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandException("get: " + failed + ": " + Faults.message(cause));
    }
  }

  private String place() {
    String host = request.connectHost();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + request.connectPort();
  }

  private List<InetAddress> addresses() throws CommandException {
    try {
      return List.of(InetAddress.getAllByName(request.connectHost()));
    } catch (UnknownHostException e) {
      throw new CommandException("get: the host " + request.connectHost() + " is not known");
    }
  }
}
