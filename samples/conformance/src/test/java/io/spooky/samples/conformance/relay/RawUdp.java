package io.spooky.samples.conformance.relay;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams written by hand. One thread at a time. */
public final class RawUdp implements AutoCloseable {
  private static final int LIMIT_MILLIS = 20_000;
  private static final int SILENCE_MILLIS = 300;
  private static final int ID_BYTES = 8;

  private final DatagramSocket socket;

  /** Opens a socket towards a port of this machine. */
  public RawUdp(int port) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port));
  }

  /** Sends a datagram. */
  public void send(byte[] datagram) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length));
  }

  /** Awaits a datagram. */
  public byte[] receive() throws IOException {
    return receive(LIMIT_MILLIS);
  }

  private byte[] receive(int millis) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    socket.setSoTimeout(millis);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  /** Returns whether another datagram comes within a moment. */
  public boolean receivesMore() throws IOException {
    try {
      receive(SILENCE_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Returns a packet with a long header (RFC 9000, section 17.2) that looks like an Initial. */
  public static byte[] longHeader(int version, int size) {
    ByteBuffer packet = ByteBuffer.allocate(size);
    packet.put((byte) 0xc0).putInt(version);
    for (int id = 1; id <= 2; id++) {
      packet.put((byte) ID_BYTES);
      for (int i = 0; i < ID_BYTES; i++) {
        packet.put((byte) (16 * id + i));
      }
    }
    if (packet.remaining() > 4) {
      // No token, and a length that fills the packet.
      packet.put((byte) 0).putShort((short) (0x4000 | packet.remaining() - 2));
    }
    return packet.array();
  }

  /** Returns the versions of a Version Negotiation packet (section 17.2.1); fails at another. */
  public static List<Integer> versions(byte[] datagram) {
    ByteBuffer packet = ByteBuffer.wrap(datagram);
    if ((packet.get() & 0x80) == 0 || packet.getInt() != 0) {
      throw new AssertionError("no Version Negotiation: " + Arrays.toString(datagram));
    }
    for (int id = 0; id < 2; id++) {
      packet.position(packet.position() + 1 + packet.get(packet.position()));
    }
    List<Integer> versions = new ArrayList<>();
    while (packet.remaining() >= Integer.BYTES) {
      versions.add(packet.getInt());
    }
    return versions;
  }

  @Override
  public void close() {
    socket.close();
  }
}
