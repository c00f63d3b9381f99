package io.spooky.samples.conformance.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and the edge like a NAT on a bad network: each client's address has an
 * upstream socket of its own, and each direction its conditions. One thread moves everything; all
 * methods are safe for all threads and take effect with the next datagram.
 */
public final class UdpRelay implements AutoCloseable {
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final int SOCKET_BUFFER = 4 << 20;
  private static final int LONG_HEADER = 0x80;

  private final Selector selector;
  private final DatagramChannel front;
  private final InetSocketAddress edge;
  private final Thread mover;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
  private final Map<SocketAddress, Flow> flows = new HashMap<>();
  private final PriorityQueue<Parcel> underWay = new PriorityQueue<>();
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final Map<Direction, Way> ways = new EnumMap<>(Direction.class);
  private InetAddress source = loopback(1);
  private volatile boolean closed;
  private volatile byte[] lastToEdge = {};
  private volatile boolean dividing;
  private long parcels;

  /** Starts between a free port and a port of the edge, both on loopback. */
  public UdpRelay(int edgePort, long seed) throws IOException {
    edge = new InetSocketAddress(loopback(1), edgePort);
    Random random = new Random(seed);
    for (Direction direction : Direction.values()) {
      ways.put(direction, new Way(random));
    }
    selector = Selector.open();
    front = open(loopback(1));
    front.register(selector, SelectionKey.OP_READ);
    mover = new Thread(this::run, "relay to " + edgePort);
    mover.setDaemon(true);
    mover.start();
  }

  private static InetAddress loopback(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatagramChannel open(InetAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
    channel.bind(new InetSocketAddress(address, 0));
    channel.configureBlocking(false);
    return channel;
  }

  /** Returns the port for clients. */
  public int port() {
    return front.socket().getLocalPort();
  }

  /** Changes the conditions of both directions. */
  public void set(Conditions conditions) {
    for (Direction direction : Direction.values()) {
      set(direction, conditions);
    }
  }

  /** Changes the conditions of a direction. */
  public void set(Direction direction, Conditions conditions) {
    way(direction).conditions = conditions;
  }

  /** Lets nothing pass in a direction for a time; then the conditions hold again. */
  public void blackOut(Direction direction, Duration time) {
    way(direction).blackUntil = System.nanoTime() + time.toNanos();
  }

  /** Returns what passed in a direction. */
  public Traffic traffic(Direction direction) {
    return way(direction).traffic;
  }

  /** Returns the last datagram that was offered for the edge, as it came. */
  public byte[] lastToEdge() {
    return lastToEdge;
  }

  private Way way(Direction direction) {
    Way way = ways.get(direction);
    if (way == null) {
      throw new IllegalStateException(direction.toString());
    }
    return way;
  }

  /**
   * Gives all clients new ports towards the edge, as a NAT does. An old port goes with the first
   * datagram from the new one; what the edge sends to it later is lost. Were it lost before, a
   * client with nothing to send would hear of nothing, and the edge of no new port: no transport
   * could help. Done when this returns.
   */
  public void rebindPorts() throws Exception {
    rebind(source);
  }

  /** Gives all clients another address towards the edge: 127.0.0.N. Done when this returns. */
  public void rebindAddress(int last) throws Exception {
    rebind(loopback(last));
  }

  /**
   * From now on a new client's datagrams that begin with a long header (RFC 9000, section 17.2) go
   * out from another port than the others, but for the first; nothing is read there. Of sockets
   * that share a port a second may get the rest of a handshake, as when it has just joined.
   */
  public void divideHandshakes() {
    dividing = true;
  }

  /** As {@link #rebindAddress}, and all that is under way to clients is lost. */
  public void moveAway(int last) throws Exception {
    rebind(loopback(last), true);
  }

  private void rebind(InetAddress address) throws Exception {
    rebind(address, false);
  }

  private void rebind(InetAddress address, boolean losing) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    commands.add(
        () -> {
          source = address;
          if (losing) {
            underWay.removeIf(parcel -> parcel.direction == Direction.TO_CLIENT);
          }
          try {
            for (Flow flow : flows.values()) {
              flow.rebind();
            }
            done.complete(null);
          } catch (IOException e) {
            done.completeExceptionally(e);
          }
        });
    selector.wakeup();
    done.get(10, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      while (!closed) {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
          command.run();
        }
        long wait = deliverDue();
        selector.select(this::read, wait);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closeAll();
    }
  }

  /** Delivers what has arrived by now, and returns the milliseconds until the next arrives. */
  private long deliverDue() {
    for (Parcel parcel = underWay.peek(); parcel != null; parcel = underWay.peek()) {
      long wait = parcel.due - System.nanoTime();
      if (wait > 0) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait));
      }
      underWay.poll();
      parcel.deliver();
    }
    return 0;
  }

  private void read(SelectionKey key) {
    Flow owner = (Flow) key.attachment();
    try {
      if (owner == null) {
        readFront();
      } else {
        owner.read();
      }
    } catch (IOException e) {
      // A port that nobody listens on answers by ICMP: such a datagram is lost, as others are.
      way(owner == null ? Direction.TO_EDGE : Direction.TO_CLIENT).traffic.drop();
    }
  }

  private void readFront() throws IOException {
    for (SocketAddress from = receive(front); from != null; from = receive(front)) {
      Flow flow = flows.get(from);
      if (flow == null) {
        flow = new Flow(from);
        flows.put(from, flow);
      }
      accept(Direction.TO_EDGE, flow);
    }
  }

  private @Nullable SocketAddress receive(DatagramChannel channel) throws IOException {
    buffer.clear();
    SocketAddress from = channel.receive(buffer);
    buffer.flip();
    return from;
  }

  /** Decides on the datagram in the buffer. */
  private void accept(Direction direction, Flow flow) {
    Way way = way(direction);
    Conditions conditions = way.now();
    byte[] datagram = new byte[buffer.remaining()];
    buffer.get(datagram);
    way.traffic.offer(datagram.length);
    if (direction == Direction.TO_EDGE) {
      lastToEdge = datagram.clone();
    }
    if (way.fate.drops(conditions, datagram.length)) {
      way.traffic.drop();
      return;
    }
    if (way.fate.corrupts(conditions, datagram)) {
      way.traffic.corrupt();
    }
    int copies = way.fate.duplicates(conditions) ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      send(new Parcel(direction, flow, datagram, way.fate.delayNanos(conditions)), conditions);
    }
  }

  private void send(Parcel parcel, Conditions conditions) {
    if (Fate.isImmediate(conditions)) {
      parcel.deliver();
    } else {
      underWay.add(parcel);
    }
  }

  private void closeAll() {
    try {
      for (Flow flow : flows.values()) {
        flow.close();
      }
      front.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops everything under way and all sockets. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      mover.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One client. */
  private final class Flow {
    final SocketAddress client;
    final @Nullable DatagramChannel handshakes;
    DatagramChannel upstream;
    @Nullable DatagramChannel before;
    private long sent;

    Flow(SocketAddress client) throws IOException {
      this.client = client;
      this.upstream = connect();
      this.handshakes = dividing ? connected() : null;
    }

    private DatagramChannel connected() throws IOException {
      DatagramChannel channel = open(source);
      channel.connect(edge);
      return channel;
    }

    private DatagramChannel connect() throws IOException {
      DatagramChannel channel = connected();
      channel.register(selector, SelectionKey.OP_READ, this);
      return channel;
    }

    void send(ByteBuffer datagram) throws IOException {
      boolean isLong = (datagram.get(0) & LONG_HEADER) != 0;
      if (isLong && sent++ > 0 && handshakes != null) {
        handshakes.write(datagram);
      } else {
        upstream.write(datagram);
        forget();
      }
    }

    void rebind() throws IOException {
      forget();
      before = upstream;
      upstream = connect();
    }

    /** The edge hears from the new port: the old one is gone. */
    void forget() throws IOException {
      if (before != null) {
        before.close();
        before = null;
      }
    }

    void close() throws IOException {
      forget();
      upstream.close();
      if (handshakes != null) {
        handshakes.close();
      }
    }

    void read() throws IOException {
      while (receive(upstream) != null || before != null && receive(before) != null) {
        accept(Direction.TO_CLIENT, this);
      }
    }
  }

  /** A datagram under way, in the order of arrival. */
  private final class Parcel implements Comparable<Parcel> {
    final long due;
    private final long number = parcels++;
    private final Direction direction;
    private final Flow flow;
    private final byte[] datagram;

    Parcel(Direction direction, Flow flow, byte[] datagram, long delayNanos) {
      this.direction = direction;
      this.flow = flow;
      this.datagram = datagram;
      this.due = System.nanoTime() + delayNanos;
    }

    void deliver() {
      ByteBuffer bytes = ByteBuffer.wrap(datagram);
      try {
        if (direction == Direction.TO_EDGE) {
          flow.send(bytes);
        } else {
          front.send(bytes, flow.client);
        }
        way(direction).traffic.deliver(datagram.length);
      } catch (IOException e) {
        way(direction).traffic.drop();
      }
    }

    @Override
    public int compareTo(Parcel other) {
      int byTime = Long.compare(due - other.due, 0);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}
