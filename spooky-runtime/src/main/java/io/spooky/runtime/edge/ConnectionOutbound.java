package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.SegmentedDatagramPacketAllocator;
import io.spooky.runtime.transport.TurnBatch;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;

/**
 * What the streams of one client connection have to send at the end of a turn, so that it leaves in
 * as few datagrams and system calls as possible.
 *
 * <p>Netty builds packets at every write outside its read loop. But at the beginning of each such
 * round it asks the connection's packet allocator for its number of segments, behind a guard
 * against re-entrance: writes made in there only fill QUIC's buffers, and the round then sends them
 * all. So the first stream's write starts the round, and {@link #maxNumSegments} writes the rest.
 * Confined to the worker's event loop.
 */
final class ConnectionOutbound extends TurnBatch.Member
    implements SegmentedDatagramPacketAllocator {
  private static final System.Logger LOG = System.getLogger("edge");

  private final TurnBatch batch;
  private final SegmentedDatagramPacketAllocator segments;
  private final LateSends.Watched watched;
  private final PathRecovery paths;
  private final ArrayDeque<StreamOutbound> streams = new ArrayDeque<>();

  /**
   * Makes the outbound half of a connection.
   *
   * @param lateSends looks after connections that became quiet
   * @param segments makes datagrams that the kernel cuts (GSO), or {@code NONE}
   * @param paths knows where the client is
   */
  ConnectionOutbound(
      TurnBatch batch,
      LateSends lateSends,
      SegmentedDatagramPacketAllocator segments,
      PathRecovery paths) {
    this.batch = batch;
    this.watched = new LateSends.Watched(lateSends);
    this.segments = segments;
    this.paths = paths;
  }

  void channel(QuicChannel channel) {
    watched.sends(() -> QuicheStreams.send(channel));
  }

  void add(StreamOutbound stream) {
    streams.add(stream);
    batch.add(this);
  }

  @Override
  protected void flushTurn() {
    for (StreamOutbound stream = streams.poll(); stream != null; stream = streams.poll()) {
      try {
        stream.drain();
      } catch (RuntimeException e) {
        // The other streams of the connection have nothing to do with it.
        LOG.log(Level.ERROR, "a stream could not be written", e);
        stream.close();
      }
    }
  }

  @Override
  public int maxNumSegments() {
    watched.sending();
    if (!streams.isEmpty()) {
      flushTurn();
    }
    paths.sending();
    return segments.maxNumSegments();
  }

  @Override
  public DatagramPacket newPacket(
      ByteBuf buffer, int segmentSize, InetSocketAddress remoteAddress) {
    return segments.newPacket(buffer, segmentSize, paths.leaving(remoteAddress));
  }
}
