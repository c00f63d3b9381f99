package io.spooky.runtime.edge;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.quic.EpollQuicUtils;
import io.netty.handler.codec.quic.SegmentedDatagramPacketAllocator;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The kind of sockets that this machine offers: epoll on Linux, with several sockets on one port
 * and segmentation by the kernel (GSO); otherwise NIO, with one worker.
 */
enum Transport {
  /** Linux. */
  EPOLL,
  /** Everything else. */
  NIO;

  private static final int SEGMENTS = 16;

  static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** Returns how many of the wanted workers can share a port. */
  int workers(int wanted) {
    return this == EPOLL ? wanted : 1;
  }

  /** Returns a group of one thread. */
  EventLoopGroup newLoop(String name) {
    IoHandlerFactory factory =
        this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name), factory);
  }

  Class<? extends Channel> socketType() {
    return this == EPOLL ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  DatagramChannel newDatagramChannel(boolean ipv6) {
    SocketProtocolFamily family = ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    return this == EPOLL ? new EpollDatagramChannel(family) : new NioDatagramChannel(family);
  }

  SegmentedDatagramPacketAllocator segments() {
    return this == EPOLL
        ? EpollQuicUtils.newSegmentedAllocator(SEGMENTS)
        : SegmentedDatagramPacketAllocator.NONE;
  }
}
