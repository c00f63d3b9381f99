package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection without a network: what takes too long, or too many requests, to provoke. */
final class BackendConnectionTest {
  private static final String SETTINGS = "000000040000000000";

  private final List<String> events = new ArrayList<>();
  private EmbeddedChannel channel;
  private BackendConnection connection;

  @BeforeEach
  void connect() throws Exception {
    connect(null);
  }

  private void connect(@Nullable EventLoop loop) throws Exception {
    channel = new EmbeddedChannel();
    EventLoop turns = loop == null ? channel.eventLoop() : loop;
    connection = BackendConnections.newConnection(new TurnBatch(turns));
    connection.listener(new Pool());
    Runnable start =
        () -> {
          channel.pipeline().addLast(new FrameGauge(connection), connection);
          read(SETTINGS);
        };
    if (loop == null) {
      start.run();
    } else {
      loop.submit(start).get();
    }
  }

  @AfterEach
  void close() {
    channel.close();
    channel.runPendingTasks();
    dropOutbound();
  }

  private void dropOutbound() {
    for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      ReferenceCountUtil.release(out);
    }
  }

  private void read(String hex) {
    ByteBuf bytes = Unpooled.wrappedBuffer(java.util.HexFormat.of().parseHex(hex));
    channel.writeInbound(bytes);
    channel.runPendingTasks();
  }

  private BackendStream open() {
    return open("GET", true);
  }

  private BackendStream open(String method, boolean endStream) {
    Http2Headers head =
        new DefaultHttp2Headers().method(method).scheme("http").authority("a").path("/");
    return connection.open(head, endStream, new Stream());
  }

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
  void frameCutIntoSingleOctets_isCountedOnce() {
    String ping = "000008060000000000" + "0102030405060708";
    for (int i = 0; i < ping.length(); i += 2) {
      read(ping.substring(i, i + 2));
    }
    assertThat(connection.isUsable()).isTrue();
    assertThat(connection.budget().spend(FrameBudget.BURST - 11)).isTrue();
    assertThat(connection.budget().spend(FrameBudget.BURST)).isFalse();
  }

  @Test
  void flood_breaksTheConnection() {
    assertThat(open()).isNotNull();
    String pings = ("000008060000000000" + "0102030405060708").repeat(100);
    for (int i = 0; i < 500 && connection.isUsable(); i++) {
      read(pings);
    }
    assertThat(connection.isUsable()).isFalse();
    assertThat(events).contains("PROTOCOL: a flood of frames that carry nothing");
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
  void windowsOpenedForEachFrameOfAnUpload_areNoFlood() {
    BackendStream upload = open("POST", false);
    // A backend that opens both windows and measures the path whenever it has read a frame.
    String answers =
        "000004080000000000"
            + "00004000"
            + "000004080000000003"
            + "00004000"
            + "000008060000000000"
            + "0102030405060708";
    for (int piece = 0; piece < 2_000; piece++) {
      upload.writeData(Unpooled.wrappedBuffer(new byte[64 << 10]), false);
      for (int frame = 0; frame < 4; frame++) {
        read(answers);
      }
      dropOutbound();
    }
    assertThat(events).doesNotContain("PROTOCOL: a flood of frames that carry nothing");
    assertThat(connection.isUsable()).isTrue();
  }

  private static String frame(int type, int streamId, String payload) {
    return "%06x%02x00%08x%s".formatted(payload.length() / 2, type, streamId, payload);
  }

  private static String content(int streamId, int bytes) {
    return frame(0, streamId, "61".repeat(bytes));
  }

  private static String update(int streamId) {
    return frame(8, streamId, "00000001");
  }

  /** A whole window each, in the small frames of a backend that streams messages. */
  @Test
  void contentOnItsWayToStreamsThatWereReset_isNoFlood() {
    assertThat(open()).isNotNull();
    for (int id = 5; id < 5 + 2 * 16; id += 2) {
      BackendStream stream = open();
      channel.runPendingTasks();
      stream.cancel(Http2Error.CANCEL);
    }
    for (int id = 5; id < 5 + 2 * 16; id += 2) {
      for (int i = 0; i < 13; i++) {
        read(content(id, 50).repeat(100));
      }
    }
    assertThat(events).doesNotContain("retired");
    assertThat(connection.isUsable()).isTrue();
  }

  @Test
  void contentWithoutEndForAStreamThatIsOver_breaksTheConnection() {
    assertThat(open()).isNotNull();
    BackendStream stream = open();
    channel.runPendingTasks();
    stream.cancel(Http2Error.CANCEL);
    int most = FrameBudget.BURST + BackendConnections.STREAM_WINDOW / 16;
    for (int i = 0; i < 2 * most / 100 && connection.isUsable(); i++) {
      read(content(5, 1).repeat(100));
    }
    assertThat(events).contains("PROTOCOL: a flood of frames that carry nothing");
  }

  @Test
  void windowsOpenedByteForByte_areNoFlood() {
    BackendStream upload = open("POST", false);
    upload.writeData(Unpooled.wrappedBuffer(new byte[15_000]), false);
    for (int i = 0; i < 150; i++) {
      read((update(0) + update(3)).repeat(100));
    }
    assertThat(connection.isUsable()).isTrue();
  }

  @Test
  void windowsOpenedForNothing_breakTheConnection() {
    assertThat(open("POST", false)).isNotNull();
    for (int i = 0; i < 300 && connection.isUsable(); i++) {
      read(update(0).repeat(100));
    }
    assertThat(events).contains("PROTOCOL: a flood of frames that carry nothing");
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

  private final class Pool implements BackendConnection.ConnectionListener {
    @Override
    public void onUsable(BackendConnection which) {
      events.add("usable");
    }

    @Override
    public void onRoom(BackendConnection which) {}

    @Override
    public void onRetired(BackendConnection which) {
      events.add("retired");
    }

    @Override
    public void onClosed(BackendConnection which) {
      events.add("closed");
    }
  }

  private final class Stream implements BackendStreamListener {
    @Override
    public void onHead(Http2Headers head) {
      events.add("head");
    }

    @Override
    public void onData(ByteBuf data) {
      data.release();
    }

    @Override
    public void onTrailers(Http2Headers trailers) {}

    @Override
    public void onEnd() {
      events.add("end");
    }

    @Override
    public void onFailed(StreamFailure failure, String detail) {
      events.add(failure.name() + ": " + detail);
    }

    @Override
    public void onWritabilityChanged() {}
  }
}
