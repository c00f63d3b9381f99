package io.spooky.runtime.edge;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The UDP sockets of one listener: one for each worker, on one port (SO_REUSEPORT). Opened and
 * closed by the thread that starts and stops the edge.
 */
final class QuicSockets {
  /** Room for bursts; the kernel caps it at net.core.rmem_max. */
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;

  private final List<Channel> channels;

  private QuicSockets(List<Channel> channels) {
    this.channels = channels;
  }

  /**
   * Binds a socket for each worker.
   *
   * @throws EdgeStartException if the address cannot be had; nothing stays open then
   */
  static QuicSockets bind(
      String address,
      int port,
      List<Worker> workers,
      Transport transport,
      QuicDispatcher dispatcher)
      throws EdgeStartException {
    InetSocketAddress wanted = resolve(address, port);
    checkFree(wanted);
    List<Channel> channels = new ArrayList<>();
    try {
      InetSocketAddress local = wanted;
      for (Worker worker : workers) {
        Channel channel = bind(local, worker, transport, dispatcher, workers.size() > 1);
        channels.add(channel);
        local = (InetSocketAddress) channel.localAddress();
      }
    } catch (EdgeStartException e) {
      channels.forEach(channel -> channel.close().syncUninterruptibly());
      throw e;
    }
    return new QuicSockets(channels);
  }

  private static InetSocketAddress resolve(String address, int port) throws EdgeStartException {
    try {
      return new InetSocketAddress(InetAddress.getByName(address), port);
    } catch (UnknownHostException e) {
      throw new EdgeStartException("cannot listen on " + address + ": not an address", e);
    }
  }

  /**
   * Fails if anybody holds the port. With SO_REUSEPORT two processes of one user would share it
   * without a word, each with half of the packets.
   */
  private static void checkFree(InetSocketAddress address) throws EdgeStartException {
    if (address.getPort() == 0) {
      return;
    }
    // Of the address's own family: a socket for both would find the port of ::1 in 0.0.0.0.
    ProtocolFamily family =
        address.getAddress() instanceof Inet6Address
            ? StandardProtocolFamily.INET6
            : StandardProtocolFamily.INET;
    try (DatagramChannel probe = DatagramChannel.open(family)) {
      probe.setOption(StandardSocketOptions.SO_REUSEADDR, false).bind(address);
    } catch (IOException | UnsupportedOperationException e) {
      throw cannotListen(address, e);
    }
  }

  private static Channel bind(
      InetSocketAddress address,
      Worker worker,
      Transport transport,
      QuicDispatcher dispatcher,
      boolean shared)
      throws EdgeStartException {
    boolean ipv6 = address.getAddress() instanceof Inet6Address;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(worker.loop())
            .channelFactory(() -> transport.newDatagramChannel(ipv6))
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES)
            .handler(dispatcher);
    if (shared) {
      bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
    }
    dispatcher.expect(worker);
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw cannotListen(address, bound.cause());
    }
    return bound.channel();
  }

  private static EdgeStartException cannotListen(InetSocketAddress address, Throwable cause) {
    return new EdgeStartException(
        "cannot listen on " + Edge.text(address) + " (udp): " + cause.getMessage(), cause);
  }

  InetSocketAddress localAddress() {
    return (InetSocketAddress) channels.get(0).localAddress();
  }

  void close() {
    channels.forEach(channel -> channel.close().awaitUninterruptibly());
  }
}
