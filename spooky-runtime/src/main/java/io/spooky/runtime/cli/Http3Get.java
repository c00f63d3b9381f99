package io.spooky.runtime.cli;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http3.Http3;
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
  private static final int PAUSE_MILLIS = 100;

  private final GetRequest request;
  private final GetTrust trust;
  private final Duration patience;
  private final Duration wait;

  /**
   * Makes a client.
   *
   * @param patience how long to wait for a sign of life from the server
   * @param wait how long to try again where nobody listens yet
   */
  Http3Get(GetRequest request, GetTrust trust, Duration patience, Duration wait) {
    this.request = request;
    this.trust = trust;
    this.patience = patience;
    this.wait = wait;
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
    long start = System.nanoTime();
    try {
      while (!attempt(tls, addresses, group, printer, start)) {
        pause();
      }
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
      printer.end();
    }
  }

  /** Returns whether there was a connection; false where it may be tried again. */
  private boolean attempt(
      QuicSslContext tls,
      List<InetAddress> addresses,
      EventLoopGroup group,
      ResponsePrinter printer,
      long startNanos)
      throws CommandException {
    Connector connector = new Connector(request, tls, patience, group.next());
    try {
      QuicChannel connection;
      try {
        connection = result(connector.connect(addresses), "cannot connect to " + place());
      } catch (CommandException e) {
        if (System.nanoTime() - startNanos >= wait.toNanos()) {
          throw e;
        }
        return false;
      }
      exchange(connection, printer);
      return true;
    } finally {
      connector.close();
    }
  }

  private static void pause() throws CommandException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("get: interrupted");
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
      // An error of QUIC, none of HTTP/3: with one of those, quiche 0.29 sends acknowledgements
      // without end if the server's word that the handshake is done was lost or is late.
      connection.close(false, 0, Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
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
