package io.spooky.samples.conformance.relay;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay keeps its promises, or what is tested with it means nothing. */
final class UdpRelayTest {
  private static final int LIMIT_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 300;
  private static final int MANY = 2000;

  private DatagramSocket edge;
  private DatagramSocket client;
  private UdpRelay relay;
  private InetSocketAddress entry;

  @BeforeEach
  void open() throws Exception {
    edge = socket();
    client = socket();
    relay = new UdpRelay(edge.getLocalPort(), 5);
    entry = new InetSocketAddress("127.0.0.1", relay.port());
  }

  private static DatagramSocket socket() throws Exception {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    socket.setReceiveBufferSize(4 << 20);
    return socket;
  }

  @AfterEach
  void close() {
    relay.close();
    client.close();
    edge.close();
  }

  @Test
  void clean_bothWays() throws Exception {
    send("there");
    DatagramPacket came = receive(edge, LIMIT_MILLIS);
    assertThat(text(came)).isEqualTo("there");
    edge.send(new DatagramPacket("back".getBytes("US-ASCII"), 4, came.getSocketAddress()));

    assertThat(text(receive(client, LIMIT_MILLIS))).isEqualTo("back");
    assertThat(relay.traffic(Direction.TO_EDGE).deliveredBytes()).isEqualTo(5);
    assertThat(relay.traffic(Direction.TO_CLIENT).offeredBytes()).isEqualTo(4);
  }

  @Test
  void clients_haveSocketsOfTheirOwn() throws Exception {
    try (DatagramSocket other = socket()) {
      send("a");
      other.send(new DatagramPacket(new byte[1], 1, entry));

      assertThat(receive(edge, LIMIT_MILLIS).getPort())
          .isNotEqualTo(receive(edge, LIMIT_MILLIS).getPort());
    }
  }

  @Test
  void loss_isTheShareThatWasAskedFor() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.losing(0.3));
    int arrived = delivered(MANY).size();

    assertThat(arrived).isAtLeast((int) (MANY * 0.65));
    assertThat(arrived).isAtMost((int) (MANY * 0.75));
  }

  @Test
  void loss_inRuns_keepsTheShare() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.losing(0.3, 3));
    List<Integer> arrived = delivered(MANY);

    assertThat(arrived.size()).isAtLeast((int) (MANY * 0.62));
    assertThat(arrived.size()).isAtMost((int) (MANY * 0.78));
    for (int i = 1; i < arrived.size(); i++) {
      assertThat((arrived.get(i) - arrived.get(i - 1) - 1) % 3).isEqualTo(0);
    }
  }

  @Test
  void loss_withLongestRun_letsOnePass() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.losing(0.8).neverLosingMoreThan(3));
    List<Integer> arrived = delivered(MANY);

    for (int i = 1; i < arrived.size(); i++) {
      assertThat(arrived.get(i) - arrived.get(i - 1)).isAtMost(4);
    }
  }

  @Test
  void duplicates_comeTwice() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.duplicating(1));

    assertThat(delivered(3)).containsExactly(0, 0, 1, 1, 2, 2).inOrder();
  }

  @Test
  void reordering_letsLaterOnesOvertake() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.reordering(0.2, Duration.ofMillis(50)));
    List<Integer> arrived = delivered(100);

    assertThat(arrived).hasSize(100);
    assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
  }

  @Test
  void delay_keepsTheOrder() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.delaying(Duration.ofMillis(80), Duration.ZERO));
    long before = System.nanoTime();
    List<Integer> arrived = delivered(100);

    assertThat(System.nanoTime() - before).isAtLeast(Duration.ofMillis(80).toNanos());
    assertThat(arrived).hasSize(100);
    assertThat(arrived).isInOrder();
  }

  @Test
  void corruption_changesOneByte() throws Exception {
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.corrupting(1));
    client.send(new DatagramPacket(new byte[100], 100, entry));
    byte[] came = receive(edge, LIMIT_MILLIS).getData();

    int changed = 0;
    for (int i = 0; i < 100; i++) {
      changed += came[i] == 0 ? 0 : 1;
    }
    assertThat(changed).isEqualTo(1);
    assertThat(relay.traffic(Direction.TO_EDGE).corrupted()).isEqualTo(1);
  }

  @Test
  void largeDatagrams_areDropped() throws Exception {
    relay.set(Conditions.CLEAN.upTo(1280));
    client.send(new DatagramPacket(new byte[1281], 1281, entry));
    client.send(new DatagramPacket(new byte[1280], 1280, entry));

    assertThat(receive(edge, LIMIT_MILLIS).getLength()).isEqualTo(1280);
    assertThat(relay.traffic(Direction.TO_EDGE).dropped()).isEqualTo(1);
  }

  @Test
  void blackHole_endsByItself() throws Exception {
    relay.blackOut(Direction.TO_EDGE, Duration.ofMillis(200));
    int sent = 0;
    while (relay.traffic(Direction.TO_EDGE).delivered() == 0 && sent < MANY) {
      send("x");
      sent++;
      LockSupport.parkNanos(1_000_000);
    }

    receive(edge, LIMIT_MILLIS);
    assertThat(relay.traffic(Direction.TO_EDGE).dropped()).isAtLeast(1);
  }

  @Test
  void rebinding_changesThePort_andLosesWhatGoesToTheOldOne() throws Exception {
    send("a");
    DatagramPacket first = receive(edge, LIMIT_MILLIS);
    relay.rebindPorts();
    send("b");
    DatagramPacket second = receive(edge, LIMIT_MILLIS);

    assertThat(second.getPort()).isNotEqualTo(first.getPort());
    edge.send(new DatagramPacket(new byte[1], 1, first.getSocketAddress()));
    client.setSoTimeout(SILENCE_MILLIS);
    assertThrows(
        SocketTimeoutException.class, () -> client.receive(new DatagramPacket(new byte[9], 9)));
    edge.send(new DatagramPacket(new byte[1], 1, second.getSocketAddress()));
    receive(client, LIMIT_MILLIS);
  }

  @Test
  void rebinding_changesTheAddress() throws Exception {
    send("a");
    receive(edge, LIMIT_MILLIS);
    relay.rebindAddress(2);
    send("b");

    assertThat(receive(edge, LIMIT_MILLIS).getAddress().getHostAddress()).isEqualTo("127.0.0.2");
  }

  /** Sends numbers, and returns those that arrive before a silence. */
  private List<Integer> delivered(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      send(Integer.toString(i));
    }
    List<Integer> arrived = new ArrayList<>();
    try {
      while (true) {
        arrived.add(Integer.valueOf(text(receive(edge, SILENCE_MILLIS))));
      }
    } catch (SocketTimeoutException e) {
      return arrived;
    }
  }

  private void send(String text) throws IOException {
    client.send(new DatagramPacket(text.getBytes("US-ASCII"), text.length(), entry));
  }

  private static DatagramPacket receive(DatagramSocket socket, int millis) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    socket.setSoTimeout(millis);
    socket.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) throws IOException {
    return new String(packet.getData(), 0, packet.getLength(), "US-ASCII");
  }
}
