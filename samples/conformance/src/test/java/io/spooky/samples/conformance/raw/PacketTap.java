package io.spooky.samples.conformance.raw;

import java.time.Instant;
import java.util.List;
import tech.kwik.core.frame.QuicFrame;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.packet.QuicPacket;

/**
 * Hears of every packet that a connection sends or receives. Called by the connection's threads.
 */
final class PacketTap extends NullLogger {
  /** What wants to know of frames. */
  interface Listener {
    void received(QuicFrame frame);

    void sent(QuicFrame frame);
  }

  private final Listener listener;

  PacketTap(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void received(Instant time, int datagram, QuicPacket packet) {
    packet.getFrames().forEach(listener::received);
  }

  @Override
  public void sent(Instant time, QuicPacket packet) {
    packet.getFrames().forEach(listener::sent);
  }

  @Override
  public void sent(Instant time, List<QuicPacket> packets) {
    packets.forEach(packet -> sent(time, packet));
  }
}
