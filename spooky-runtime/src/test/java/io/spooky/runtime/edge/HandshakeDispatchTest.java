package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which socket gets a datagram that the kernel gave to the first. */
final class HandshakeDispatchTest {
  private static final int ID_BYTES = 20;
  private static final int LONG_HEADER = 0xe0;
  private static final int SHORT_HEADER = 0x40;

  private final HandshakeDispatch dispatch = new HandshakeDispatch(ID_BYTES);
  private final EmbeddedChannel first = new EmbeddedChannel(dispatch);
  private final EmbeddedChannel second = new EmbeddedChannel(dispatch);

  @AfterEach
  void close() {
    first.finishAndReleaseAll();
    second.finishAndReleaseAll();
  }

  private static ByteBuf datagram(int header, int idBytes, int socket) {
    return Unpooled.buffer()
        .writeByte(header)
        .writeInt(1)
        .writeByte(idBytes)
        .writeShort(socket)
        .writeZero(200);
  }

  /** Hands a datagram to the first socket and returns whether that keeps it. */
  private boolean firstKeeps(ByteBuf datagram) {
    int size = datagram.readableBytes();
    InetSocketAddress anybody = new InetSocketAddress("127.0.0.1", 1);
    first.writeInbound(new DatagramPacket(datagram, anybody, anybody));
    first.runPendingTasks();
    second.runPendingTasks();
    boolean kept = !first.inboundMessages().isEmpty();
    EmbeddedChannel got = kept ? first : second;
    DatagramPacket packet = got.readInbound();
    assertThat(packet.content().readableBytes()).isEqualTo(size);
    packet.release();
    assertThat(first.inboundMessages()).isEmpty();
    assertThat(second.inboundMessages()).isEmpty();
    return kept;
  }

  @Test
  void idOfAnotherSocket_goesThere() {
    assertThat(firstKeeps(datagram(LONG_HEADER, ID_BYTES, 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 0xffff})
  void idOfThisSocketOrOfNone_stays(int socket) {
    assertThat(firstKeeps(datagram(LONG_HEADER, ID_BYTES, socket))).isTrue();
  }

  /** Netty's dispatcher looks after those. */
  @Test
  void shortHeader_stays() {
    assertThat(firstKeeps(datagram(SHORT_HEADER, ID_BYTES, 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 19, 21, 255})
  void idThatIsNotOfOurLength_stays(int idBytes) {
    assertThat(firstKeeps(datagram(LONG_HEADER, idBytes, 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 25})
  void datagramThatIsCutOff_stays(int bytes) {
    ByteBuf cut = datagram(LONG_HEADER, ID_BYTES, 1);
    assertThat(firstKeeps(cut.writerIndex(bytes))).isTrue();
  }

  /** Nothing waits without bound for a worker that is busy; QUIC repeats what is dropped. */
  @Test
  void moreThanMayWait_isDropped() {
    InetSocketAddress anybody = new InetSocketAddress("127.0.0.1", 1);
    for (int round = 0; round < 2; round++) {
      int sent = HandshakeDispatch.MOST_HANDED + 100;
      for (int i = 0; i < sent; i++) {
        ByteBuf datagram = datagram(LONG_HEADER, ID_BYTES, 1);
        first.writeInbound(new DatagramPacket(datagram, anybody, anybody));
        assertThat(datagram.refCnt()).isEqualTo(i < HandshakeDispatch.MOST_HANDED ? 1 : 0);
      }
      second.runPendingTasks();
      assertThat(second.inboundMessages()).hasSize(HandshakeDispatch.MOST_HANDED);
      second.releaseInbound();
    }
    assertThat(firstKeeps(datagram(LONG_HEADER, ID_BYTES, 1))).isFalse();
  }

  @Test
  void socketThatIsGone_getsNothing() {
    second.pipeline().remove(dispatch);
    assertThat(firstKeeps(datagram(LONG_HEADER, ID_BYTES, 1))).isTrue();
  }
}
