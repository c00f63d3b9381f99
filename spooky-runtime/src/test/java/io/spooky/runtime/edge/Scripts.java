package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What backends of these tests do. */
final class Scripts {
  private Scripts() {}

  /** Sends back what it gets, as it comes. */
  static final class Echo extends TestBackend.Script {
    @Override
    protected void onHead(Http2Headers head, boolean end) {
      head("200", end);
    }

    @Override
    protected void onData(ByteBuf data, boolean end) {
      data(data.retain(), end);
    }

    @Override
    protected void onTrailers(Http2Headers trailers) {
      trailers("x-sum", trailers.get("x-sum").toString());
    }
  }

  /** Acts as soon as the head is here. */
  static final class OnHead extends TestBackend.Script {
    private final Consumer<OnHead> action;
    private String path = "";

    OnHead(Consumer<OnHead> action) {
      this.action = action;
    }

    @Override
    protected void onHead(Http2Headers head, boolean end) {
      path = head.path().toString();
      action.accept(this);
    }

    String path() {
      return path;
    }

    void interim(String status) {
      head(status, false);
    }

    void begin(String status) {
      head(status, false);
    }

    void part(String text, boolean end) {
      data(text.getBytes(StandardCharsets.US_ASCII), end);
    }

    void finish(String status, String... fields) {
      head(status, true, fields);
    }

    void refuse(Http2Error code) {
      reset(code);
    }

    void goAwayAfter(int extraStreams) {
      goAway(extraStreams);
    }

    void excludeItself() {
      goAwayBefore();
    }

    void cutConnection() {
      cut();
    }
  }

  /** Notes what comes; answers when told. */
  static final class Recorder extends TestBackend.Script {
    final CompletableFuture<Http2Headers> head = new CompletableFuture<>();
    final CompletableFuture<String> ended = new CompletableFuture<>();
    final CompletableFuture<Long> resetCode = new CompletableFuture<>();

    @Override
    protected void onHead(Http2Headers request, boolean end) {
      head.complete(request);
      if (end) {
        ended.complete("end");
      }
    }

    @Override
    protected void onData(ByteBuf data, boolean end) {
      if (end) {
        ended.complete("end");
      }
    }

    @Override
    protected void onReset(long code) {
      resetCode.complete(code);
      ended.complete("reset");
    }

    void answer(String text) {
      channel()
          .eventLoop()
          .execute(
              () -> {
                head("200", false);
                data(text.getBytes(StandardCharsets.US_ASCII), true);
              });
    }

    void reading(boolean wanted) {
      channel().config().setAutoRead(wanted);
    }

    void begin(String text) {
      channel()
          .eventLoop()
          .execute(
              () -> {
                head("200", false);
                data(text.getBytes(StandardCharsets.US_ASCII), false);
              });
    }

    void cutConnection() {
      cut();
    }
  }
}
