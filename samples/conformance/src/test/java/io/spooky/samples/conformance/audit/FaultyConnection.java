package io.spooky.samples.conformance.audit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.spooky.samples.standalone.support.Bulk;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One connection of a backend. Confined to its event loop. */
final class FaultyConnection extends Http2EventAdapter {
  /** Netty tells of each frame that comes after the end, which here is what is wanted. */
  private static final Logger NETTY = Logger.getLogger("io.netty.handler.codec.http2");

  private static final int WINDOW = 1 << 20;
  private static final long LINGER_SECONDS = 1;

  static {
    NETTY.setLevel(Level.WARNING);
  }

  private final FaultyBackend backend;
  private final Map<Integer, Request> requests = new HashMap<>();
  private Http2ConnectionHandler handler;
  private int lastExecuted;
  private int lastWanted = Integer.MAX_VALUE;

  private static final class Request {
    final String method;
    final String path;
    final String client;
    final Deed deed;
    final Bulk body = new Bulk();

    Request(String method, String path, String client, Deed deed) {
      this.client = client;
      this.method = method;
      this.path = path;
      this.deed = deed;
    }
  }

  private FaultyConnection(FaultyBackend backend) {
    this.backend = backend;
  }

  static Http2ConnectionHandler handler(FaultyBackend backend) {
    FaultyConnection connection = new FaultyConnection(backend);
    connection.handler =
        new Http2ConnectionHandlerBuilder()
            .server(true)
            .frameListener(connection)
            .initialSettings(
                Http2Settings.defaultSettings()
                    .initialWindowSize(WINDOW)
                    .maxConcurrentStreams(backend.maxStreams()))
            .gracefulShutdownTimeoutMillis(0)
            // A test cancels more than Netty's servers bear: 200 in half a minute.
            .decoderEnforceMaxRstFramesPerWindow(0, 0)
            .encoderEnforceMaxRstFramesPerWindow(0, 0)
            .build();
    connection.handler.connection().addListener(connection);
    return connection.handler;
  }

  @Override
  public void onStreamActive(Http2Stream stream) {
    int open = backend.openStreams.incrementAndGet();
    backend.mostOpenStreams.accumulateAndGet(open, Math::max);
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    backend.openStreams.decrementAndGet();
    requests.remove(stream.id());
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int streamDependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean endOfStream) {
    onHeadersRead(ctx, streamId, headers, padding, endOfStream);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int id, Http2Headers headers, int padding, boolean end) {
    Request request = requests.get(id);
    if (request == null && id > lastWanted) {
      return;
    }
    if (request == null) {
      String path = String.valueOf(headers.path());
      String method = String.valueOf(headers.method());
      String from = String.valueOf(headers.get("x-forwarded-for"));
      request = new Request(method, path, from, backend.deed(method, path));
      requests.put(id, request);
      if (request.deed == Deed.REFUSE_HEAD) {
        reset(ctx, id, Http2Error.REFUSED_STREAM);
        return;
      }
    }
    if (end) {
      complete(ctx, id, request);
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int id, ByteBuf data, int padding, boolean endOfStream) {
    int bytes = data.readableBytes() + padding;
    Request request = requests.get(id);
    if (request != null) {
      backend.bodyBytes.addAndGet(data.readableBytes());
      request.body.passed(data);
      if (endOfStream) {
        complete(ctx, id, request);
      }
    }
    return bytes;
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
    backend.resetsReceived.incrementAndGet();
  }

  private void complete(ChannelHandlerContext ctx, int id, Request request) {
    Deed deed = request.deed;
    if (deed == Deed.GOAWAY_BELOW) {
      deed = goAwayBelow(ctx, id) ? Deed.GOAWAY_BELOW : Deed.ANSWER;
    }
    if (deed.isExecuting()) {
      lastExecuted = Math.max(lastExecuted, id);
      journal(request);
    }
    settle(ctx, id, request, deed);
  }

  private void journal(Request request) {
    if (!request.path.equals(FaultyBackend.PROBE)) {
      String name = request.path.substring(request.path.lastIndexOf('/') + 1);
      backend.journal().executed(name, request.body.digest());
    }
  }

  private void settle(ChannelHandlerContext ctx, int id, Request request, Deed deed) {
    switch (deed) {
      case ANSWER -> answer(ctx, id, request);
      case ANSWER_LATE -> {
        long nanos = backend.lateness().toNanos();
        ctx.executor().schedule(() -> answer(ctx, id, request), nanos, TimeUnit.NANOSECONDS);
      }
      case REFUSE, REFUSE_HEAD -> reset(ctx, id, Http2Error.REFUSED_STREAM);
      case RESET_UNDONE, RESET_DONE -> reset(ctx, id, Http2Error.INTERNAL_ERROR);
      case RESET_ANSWER -> {
        answers(ctx, id).begin(false);
        reset(ctx, id, Http2Error.INTERNAL_ERROR);
      }
      case KILL_UNDONE, KILL_DONE -> FaultyBackend.kill(ctx.channel());
      case GOAWAY_ABOVE -> {
        goAway(ctx, Math.max(id, lastExecuted));
        answer(ctx, id, request);
      }
      case HALF, HALF_COUNTED -> answers(ctx, id).begin(deed == Deed.HALF_COUNTED);
      case GOAWAY_BELOW, SILENCE -> {}
    }
  }

  private void answer(ChannelHandlerContext ctx, int id, Request request) {
    if (requests.get(id) == request) {
      String digest = request.body.digest();
      answers(ctx, id).write(request.method, request.path, digest, request.client);
      leaveIfDone(ctx);
    }
  }

  private Answers answers(ChannelHandlerContext ctx, int id) {
    return new Answers(ctx, handler, id, backend.id());
  }

  // Flushes go through the handler: it holds DATA back until then, the context does not know of it.

  private void reset(ChannelHandlerContext ctx, int id, Http2Error error) {
    handler.encoder().writeRstStream(ctx, id, error.code(), ctx.newPromise());
    handler.flush(ctx);
    leaveIfDone(ctx);
  }

  /** Returns whether the stream is above what the GOAWAY says was processed. */
  private boolean goAwayBelow(ChannelHandlerContext ctx, int id) {
    if (isLeaving() || lastExecuted > id) {
      return false;
    }
    goAway(ctx, lastExecuted);
    leaveIfDone(ctx);
    return true;
  }

  private boolean isLeaving() {
    return lastWanted != Integer.MAX_VALUE;
  }

  /**
   * What was not executed up to here must not be executed later, if it is above the last id. The
   * codec is not told: it would take DATA that crosses the GOAWAY for an error.
   */
  private void goAway(ChannelHandlerContext ctx, int last) {
    if (!isLeaving()) {
      lastWanted = last;
      long code = Http2Error.NO_ERROR.code();
      var frames = handler.encoder().frameWriter();
      frames.writeGoAway(ctx, last, code, Unpooled.EMPTY_BUFFER, ctx.newPromise());
      requests.keySet().removeIf(id -> id > last);
      handler.flush(ctx);
    }
  }

  /**
   * Closes a connection that was given up once its last stream has ended: first its output, since a
   * socket closed with bytes unread takes back what the peer has not read yet.
   */
  private void leaveIfDone(ChannelHandlerContext ctx) {
    if (isLeaving() && requests.isEmpty()) {
      ((SocketChannel) ctx.channel()).shutdownOutput();
      ctx.executor().schedule(() -> ctx.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }
  }
}
