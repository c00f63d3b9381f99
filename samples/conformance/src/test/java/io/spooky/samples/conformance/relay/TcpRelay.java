package io.spooky.samples.conformance.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the edge and a backend, and can fall silent: what it then reads it throws away,
 * and nobody's connection is closed, as when a firewall forgets a connection. Two threads for each
 * connection. Safe for all threads.
 */
public final class TcpRelay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private volatile boolean silentFromStart;

  /** Starts between a free port and a port of a backend, both on loopback. */
  public TcpRelay(int backendPort) throws IOException {
    target = backendPort;
    server = new ServerSocket(0, 256, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    start("accept", this::accept);
  }

  /** Returns {@code HOST:PORT} for the edge. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Returns how many connections were made. */
  public int connections() {
    return links.size();
  }

  /** Makes all connections of now silent for ever. Later ones work. */
  public void silenceOpenConnections() {
    links.forEach(link -> link.silent = true);
  }

  /** Makes connections yet to come silent from their first byte on, or no longer. */
  public void silenceNewConnections(boolean silence) {
    silentFromStart = silence;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        near.setTcpNoDelay(true);
        links.add(new Link(near, silentFromStart));
      } catch (IOException e) {
        // The relay was closed, or the backend refused: the next connection may work.
      }
    }
  }

  private static void start(String name, Runnable run) {
    Thread thread = new Thread(run, "tcp relay " + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes all connections. */
  @Override
  public void close() throws IOException {
    server.close();
    links.forEach(Link::close);
  }

  private final class Link {
    private final Socket near;
    private final Socket far;
    volatile boolean silent;

    Link(Socket near, boolean silent) throws IOException {
      this.near = near;
      this.silent = silent;
      try {
        far = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), target);
      } catch (IOException e) {
        near.close();
        throw e;
      }
      far.setTcpNoDelay(true);
      start("to backend", () -> copy(near, far));
      start("to edge", () -> copy(far, near));
    }

    private void copy(Socket from, Socket to) {
      byte[] bytes = new byte[16_384];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (!silent) {
            out.write(bytes, 0, n);
          }
        }
      } catch (IOException e) {
        // One side is gone: so is the other.
      }
      if (!silent) {
        close();
      }
    }

    void close() {
      try {
        near.close();
        far.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
