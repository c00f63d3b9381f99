package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.ReferenceCountUtil;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When PINGs go out, on a clock of the test's. */
final class KeepAliveTest {
  private static final String SETTINGS = "000000040000000000";
  private static final String PING_ANSWER = "000008060100000000" + "0000000000000001";
  private static final String HEAD = "000001010400000003" + "88";
  private static final int PING = 6;
  private static final int FRAME_HEADER = 9;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final BackendConnection connection =
      BackendConnections.newConnection(new TurnBatch(channel.eventLoop()));
  private int pings;

  @BeforeEach
  void connect() {
    channel.freezeTime();
    KeepAlive keepAlive = new KeepAlive(connection);
    channel.pipeline().addLast(connection, keepAlive);
    keepAlive.channelActive(channel.pipeline().context(keepAlive));
    read(SETTINGS);
  }

  @AfterEach
  void close() {
    channel.close();
    channel.runPendingTasks();
    countPings();
  }

  private void read(String hex) {
    channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    channel.runPendingTasks();
  }

  private void openStream() {
    Http2Headers head =
        new DefaultHttp2Headers().method("GET").scheme("http").authority("a").path("/");
    connection.open(head, true, new SilentListener());
    channel.runPendingTasks();
  }

  /** Lets periods pass; each PING is answered at once if so wanted. */
  private void pass(int periods, boolean answering) {
    for (int i = 0; i < periods; i++) {
      int before = pings;
      channel.advanceTimeBy(KeepAlive.PERIOD_SECONDS, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
      channel.runPendingTasks();
      countPings();
      if (answering && pings > before) {
        read(PING_ANSWER);
      }
    }
  }

  private void countPings() {
    for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      ByteBuf bytes = (ByteBuf) out;
      while (bytes.readableBytes() >= FRAME_HEADER) {
        int length = bytes.readUnsignedMedium();
        int type = bytes.readUnsignedByte();
        boolean answer = (bytes.readUnsignedByte() & 1) != 0;
        bytes.skipBytes(4 + Math.min(length, bytes.readableBytes() - 4));
        pings += type == PING && !answer ? 1 : 0;
      }
      ReferenceCountUtil.release(out);
    }
  }

  @Test
  void noStreams_noPing() {
    pass(100, true);
    assertThat(pings).isEqualTo(0);
  }

  @Test
  void silenceWithoutAnAnswer_closesAfterTwoPeriods() {
    openStream();
    pass(3, false);
    assertThat(pings).isEqualTo(1);
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void longSilenceWithAnswers_getsTwoPingsInFiveMinutes() {
    openStream();
    pass(300 / KeepAlive.PERIOD_SECONDS, true);
    assertThat(pings).isEqualTo(2);
    assertThat(channel.isActive()).isTrue();
    pass(300 / KeepAlive.PERIOD_SECONDS, true);
    assertThat(pings).isEqualTo(3);
  }

  @Test
  void partOfAResponse_letsPingsBeginAnew() {
    openStream();
    pass(20, true);
    read(HEAD);
    pass(20, true);
    assertThat(pings).isEqualTo(4);
  }

  @Test
  void rarePingWithoutAnAnswer_closesToo() {
    openStream();
    pass(20, true);
    pass(100, false);
    assertThat(channel.isActive()).isFalse();
  }

  private static final class SilentListener implements BackendStreamListener {
    @Override
    public void onHead(Http2Headers head) {}

    @Override
    public void onData(ByteBuf data) {
      data.release();
    }

    @Override
    public void onTrailers(Http2Headers trailers) {}

    @Override
    public void onEnd() {}

    @Override
    public void onFailed(StreamFailure failure, String detail) {}

    @Override
    public void onWritabilityChanged() {}
  }
}
