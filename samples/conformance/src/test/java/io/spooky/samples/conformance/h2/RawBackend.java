package io.spooky.samples.conformance.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A scripted HTTP/2 backend on a free port of loopback, in cleartext with prior knowledge or with
 * TLS. Its script can be replaced at any time, and is asked at each event. Safe for all threads.
 */
public final class RawBackend implements AutoCloseable {
  private static final int BACKLOG = 1_000;

  private final Journal journal = new Journal();
  private final String id;
  private final @Nullable SSLContext tls;
  private volatile List<String> protocols = List.of("h2");
  private volatile Script script;
  private volatile boolean expectsPreface = true;
  private volatile ServerSocket server;
  private final int port;

  private RawBackend(String id, @Nullable SSLContext tls, Script script) throws IOException {
    this.id = id;
    this.tls = tls;
    this.script = script;
    this.server = listen(0);
    this.port = server.getLocalPort();
    accept(server);
  }

  /** Starts a backend that speaks cleartext HTTP/2. */
  public static RawBackend start(String id, Script script) throws IOException {
    return new RawBackend(id, null, script);
  }

  /** Starts a backend that speaks HTTP/2 over TLS. */
  public static RawBackend startTls(String id, SSLContext tls, Script script) throws IOException {
    return new RawBackend(id, tls, script);
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private void accept(ServerSocket from) {
    Thread thread = new Thread(() -> acceptAll(from), "backend " + id);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        new RawConnection(this, secured(from.accept())).start();
      } catch (IOException e) {
        if (!from.isClosed()) {
          journal.fault("accept: " + e);
        }
      }
    }
  }

  private Socket secured(Socket socket) throws IOException {
    if (tls == null) {
      return socket;
    }
    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setApplicationProtocols(protocols.toArray(new String[0]));
    secured.setSSLParameters(parameters);
    return secured;
  }

  /** Returns what the backend got. */
  public Journal journal() {
    return journal;
  }

  Script script() {
    return script;
  }

  /** Does something else from now on, on open connections too. */
  public void behave(Script next) {
    script = next;
  }

  /** Offers other protocols in TLS than HTTP/2. */
  public void offer(String... alpn) {
    protocols = List.of(alpn);
  }

  /** Takes whatever the client begins with; for scripts that speak another protocol. */
  public void expectNoPreface() {
    expectsPreface = false;
  }

  boolean expectsPreface() {
    return expectsPreface;
  }

  /** Returns the backend's id. */
  public String id() {
    return id;
  }

  /** Returns the port. */
  public int port() {
    return port;
  }

  /** Returns the address as a config has it. */
  public String address() {
    return (tls == null ? "" : "https://") + "127.0.0.1:" + port;
  }

  /** Kills the open connections (RST). */
  public void killConnections() {
    journal.connections().forEach(RawConnection::kill);
  }

  /** Takes no more connections: they are refused. Open ones go on. */
  public void stopListening() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes connections again, on the same port. */
  public void listenAgain() throws IOException {
    server = listen(port);
    accept(server);
  }

  /** Stops at once. */
  @Override
  public void close() {
    stopListening();
    killConnections();
  }
}
