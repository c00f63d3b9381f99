package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One connection without a network: what takes too long, or too many requests, to provoke. */
final class BackendConnectionTest extends BackendConnectionTestBase {
  private void skipTo(int streamId) throws Http2Exception {
    connection.connection().local().createStream(streamId, true);
  }

  @Test
  void streamIdsNearTheirEnd_connectionIsReplacedAndServesOut() throws Exception {
    skipTo(BackendConnections.LAST_STREAM_ID - 2);
    assertThat(connection.hasRoom()).isTrue();
    assertThat(open()).isNotNull();
    assertThat(connection.isUsable()).isTrue();
    assertThat(open()).isNotNull();
    assertThat(connection.isUsable()).isFalse();
    assertThat(connection.hasRoom()).isFalse();
    assertThat(events).contains("retired");
    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void manyResets_connectionIsReplacedAndServesOut() {
    BackendStream kept = open();
    for (int i = 0; i < ResetMeter.MOST; i++) {
      assertThat(connection.isUsable()).isTrue();
      BackendStream stream = open();
      channel.runPendingTasks();
      stream.cancel(Http2Error.CANCEL);
      channel.runPendingTasks();
    }
    assertThat(connection.isUsable()).isFalse();
    assertThat(events).contains("retired");
    assertThat(channel.isActive()).isTrue();
    kept.cancel(Http2Error.CANCEL);
    channel.runPendingTasks();
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void goAwayBelowAStream_failsItAsUnprocessed() {
    assertThat(open()).isNotNull();
    read("000008070000000000" + "00000000" + "0000000b");
    assertThat(events).contains("GOAWAY: GOAWAY ENHANCE_YOUR_CALM");
  }

  @Test
  void reset_failsItsStreamWithTheCode() {
    assertThat(open()).isNotNull();
    read("000004030000000003" + "00000002");
    assertThat(events).contains("RESET: RST_STREAM INTERNAL_ERROR");
  }

  @Test
  void headersOnAStreamOfTheBackend_breakTheConnection() {
    assertThat(open()).isNotNull();
    read("000001010400000002" + "88");
    assertThat(events).contains("PROTOCOL: HEADERS on stream 2, which no request opened");
    assertThat(connection.isUsable()).isFalse();
  }

  @Test
  void headAboveTheBackendsLimit_isToldAndCostsNoConnection() {
    read("000006040000000000" + "0006" + "00000020");
    assertThat(open()).isNull();
    assertThat(events.toString()).contains("TOO_LARGE: ");
    assertThat(connection.hasRoom()).isTrue();
    assertThat(connection.activeStreams()).isEqualTo(0);
  }

  @Test
  void interimHeadThatEndsTheStream_failsItAndFreesItsPlace() {
    assertThat(open("POST", false)).isNotNull();
    read("000005010500000003" + "4803313033");
    assertThat(events).contains("PROTOCOL: END_STREAM on an interim head");
    assertThat(connection.activeStreams()).isEqualTo(0);
    assertThat(connection.isUsable()).isTrue();
  }

  @Test
  void cancelledInTheTurnOfItsContent_resetIsTheLastFrame() throws Exception {
    assertThat(typesWrittenAfter(upload -> upload.cancel(Http2Error.CANCEL)))
        .containsExactly(1, 3)
        .inOrder();
    assertThat(connection.activeStreams()).isEqualTo(0);
  }

  /** The last stream takes its connection with it, which must not take the RST_STREAM along. */
  @Test
  void cancelledOnARetiredConnection_resetLeavesBeforeTheEnd() throws Exception {
    assertThat(
            typesWrittenAfter(
                upload -> {
                  connection.retire();
                  upload.cancel(Http2Error.CANCEL);
                }))
        .containsExactly(1, 3)
        .inOrder();
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void malformedHeadInTheTurnOfContent_resetIsTheLastFrame() throws Exception {
    String nameInUpperCase = "000006010400000003" + "88" + "0001410162";
    assertThat(typesWrittenAfter(upload -> read(nameInUpperCase))).containsExactly(1, 3).inOrder();
    assertThat(events.toString()).contains("PROTOCOL: ");
    assertThat(connection.activeStreams()).isEqualTo(0);
  }

  private List<Integer> typesWrittenAfter(Consumer<BackendStream> ending) throws Exception {
    // A loop of its own: the channel's runs what was put off in the middle of a write.
    EventLoop loop = new DefaultEventLoop();
    close();
    connect(loop);
    dropOutbound();
    loop.submit(
            () -> {
              BackendStream upload = open("POST", false);
              upload.writeData(Unpooled.wrappedBuffer(new byte[10]), false);
              upload.writeData(Unpooled.wrappedBuffer(new byte[10]), true);
              ending.accept(upload);
            })
        .get();
    List<Integer> types = loop.submit(this::writtenTypes).get();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    return types;
  }

  private List<Integer> writtenTypes() {
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      all.writeBytes(out);
      out.release();
    }
    List<Integer> types = new ArrayList<>();
    while (all.isReadable()) {
      int length = all.readMedium();
      types.add((int) all.readByte());
      all.skipBytes(5 + length);
    }
    return types;
  }

  @Test
  void emptyContentBeforeTheHead_failsTheStream() {
    assertThat(open()).isNotNull();
    read("000005010400000003" + "4803313033" + content(3, 0));
    assertThat(events).contains("PROTOCOL: DATA before a head");
    assertThat(connection.activeStreams()).isEqualTo(0);
  }

  /** The codec would hold it against the content behind the final head. */
  @Test
  void contentLengthOfAnInterimHead_meansNothing() {
    assertThat(open()).isNotNull();
    String interim = "4803313033" + "0f0d0130"; // :status 103, content-length 0
    read("%06x010400000003".formatted(interim.length() / 2) + interim);
    read("000001010400000003" + "88" + "000002000100000003" + "6f6b");
    assertThat(events).containsAtLeast("head", "head", "end").inOrder();
  }

  @Test
  void contentLengthOfTheFinalHead_isHeldAgainstTheContent() {
    assertThat(open()).isNotNull();
    String head = "88" + "0f0d0133"; // :status 200, content-length 3
    read("%06x010400000003".formatted(head.length() / 2) + head + "000002000100000003" + "6f6b");
    assertThat(events).doesNotContain("end");
    assertThat(events.toString()).contains("PROTOCOL: ");
  }

  @Test
  void emptyContentBehindTheHead_meansNothing() {
    assertThat(open()).isNotNull();
    read("000001010400000003" + "88" + content(3, 0) + "000000000100000003");
    assertThat(events).containsAtLeast("head", "end").inOrder();
  }
}
