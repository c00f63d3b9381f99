package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A connection without a network, and a record of what it tells. */
abstract class BackendConnectionTestBase {
  private static final String SETTINGS = "000000040000000000";

  final List<String> events = new ArrayList<>();
  EmbeddedChannel channel;
  BackendConnection connection;

  @BeforeEach
  final void connect() throws Exception {
    connect(null);
  }

  final void connect(@Nullable EventLoop loop) throws Exception {
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
  final void close() {
    channel.close();
    channel.runPendingTasks();
    dropOutbound();
  }

  final void dropOutbound() {
    for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      ReferenceCountUtil.release(out);
    }
  }

  final void read(String hex) {
    ByteBuf bytes = Unpooled.wrappedBuffer(java.util.HexFormat.of().parseHex(hex));
    channel.writeInbound(bytes);
    channel.runPendingTasks();
  }

  final BackendStream open() {
    return open("GET", true);
  }

  final BackendStream open(String method, boolean endStream) {
    Http2Headers head =
        new DefaultHttp2Headers().method(method).scheme("http").authority("a").path("/");
    return connection.open(head, endStream, new Stream());
  }

  static String frame(int type, int streamId, String payload) {
    return "%06x%02x00%08x%s".formatted(payload.length() / 2, type, streamId, payload);
  }

  static String content(int streamId, int bytes) {
    return frame(0, streamId, "61".repeat(bytes));
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
