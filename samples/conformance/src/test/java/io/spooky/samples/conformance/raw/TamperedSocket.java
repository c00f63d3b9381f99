package io.spooky.samples.conformance.raw;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A socket that can keep datagrams back, or send them from elsewhere. Safe for all threads.
 *
 * <p>It mends a race of kwik 0.10.8 too: an answer that comes before the connecting thread waits
 * for it is read without the keys it brings, and the handshake never recovers.
 */
final class TamperedSocket extends DatagramSocket {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Thread connector = Thread.currentThread();
  private volatile boolean connected;
  private final List<DatagramPacket> held = new ArrayList<>();
  private boolean holding;
  private @Nullable DatagramSocket other;

  /** Opens a socket for a connection that the calling thread is about to make. */
  TamperedSocket() throws SocketException {
    super(new InetSocketAddress("127.0.0.1", 0));
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    super.receive(packet);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!connected && isAtWork() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    connected = true;
  }

  private boolean isAtWork() {
    Thread.State state = connector.getState();
    return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
  }

  @Override
  public synchronized void send(DatagramPacket packet) throws IOException {
    if (holding) {
      SocketAddress to = packet.getSocketAddress();
      held.add(new DatagramPacket(packet.getData().clone(), packet.getLength(), to));
    } else if (other != null) {
      other.send(packet);
    } else {
      super.send(packet);
    }
  }

  /** Keeps back what is sent from now on. */
  synchronized void hold() {
    holding = true;
  }

  /** Lets pass what is sent from now on, while what was held stays behind. */
  synchronized void overtake() {
    holding = false;
  }

  /** Sends what was held. */
  synchronized void release() throws IOException {
    holding = false;
    for (DatagramPacket packet : held) {
      super.send(packet);
    }
    held.clear();
  }

  /** Sends from another local address whose mail nobody reads, or from this one again. */
  synchronized void sendFrom(@Nullable DatagramSocket socket) {
    other = socket;
  }
}
