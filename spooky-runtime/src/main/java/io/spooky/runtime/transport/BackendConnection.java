package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection to a backend, without child channels: each stream is a {@link
 * BackendStream} that hangs on the codec's own stream object. Confined to the worker's event loop.
 *
 * <p>It is usable once the backend's SETTINGS are here, so that the first requests heed its stream
 * limit, and as long as neither GOAWAY nor the end of the stream ids has come.
 */
final class BackendConnection extends Http2ConnectionHandler {
  /** What a request calls for: opened windows, a PING, a RST_STREAM once it is answered. */
  private static final int FRAMES_PER_STREAM = 8;

  /** What a part of a body calls for: two opened windows and a PING. */
  private static final int FRAMES_PER_PART = 3;

  /** Backends may answer each of their reads, which are often no larger than this. */
  private static final int PART_BYTES = 4 << 10;

  private final ConnectionFlush flush = new ConnectionFlush();
  private final TurnBatch batch;
  private final Http2Connection.PropertyKey streamKey;
  private @Nullable ConnectionListener listener;
  private @Nullable ChannelHandlerContext context;
  private final FrameBudget budget = new FrameBudget(System.nanoTime());
  private boolean settingsRead;
  private final ResetMeter resets = new ResetMeter();
  private boolean goAwayRead;
  private long answers;
  private long goAwayCode;
  private String endText = "closed by the backend";
  private boolean lost;

  /** What a connection tells its pool. */
  interface ConnectionListener {
    /** SETTINGS are here: streams can be opened. */
    void onUsable(BackendConnection connection);

    /** A stream ended or the stream limit changed: there may be room for another one. */
    void onRoom(BackendConnection connection);

    /** No new streams any more (GOAWAY, ids used up); open ones go on. */
    void onRetired(BackendConnection connection);

    /** The connection is gone. */
    void onClosed(BackendConnection connection);
  }

  BackendConnection(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      TurnBatch batch) {
    super(
        decoder, encoder, settings, /* decoupleCloseAndGoAway= */ false, /* flushPreface= */ true);
    this.batch = batch;
    this.streamKey = connection().newKey();
    connection().addListener(new StreamEvents(this));
    connection()
        .remote()
        .flowController()
        .listener(stream -> withStream(stream, BackendStream::writabilityChanged));
  }

  void listener(ConnectionListener pool) {
    listener = pool;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
    context = ctx;
    super.handlerAdded(ctx);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) throws Exception {
    super.channelActive(ctx);
    raiseConnectionWindow();
  }

  private void raiseConnectionWindow() throws Http2Exception {
    Http2Stream connectionStream = connection().connectionStream();
    decoder()
        .flowController()
        .incrementWindowSize(
            connectionStream,
            BackendConnections.CONNECTION_WINDOW - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    flushSoon();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    lost = true;
    super.channelInactive(ctx);
    notify(ConnectionListener::onClosed);
  }

  /** Returns whether a further stream can be opened now. */
  boolean hasRoom() {
    return isUsable() && connection().local().canOpenStream();
  }

  /** Returns whether streams can be opened now or later. */
  boolean isUsable() {
    return settingsRead && !goAwayRead && !lost && !idsUsedUp();
  }

  private boolean idsUsedUp() {
    return connection().local().lastStreamCreated() > BackendConnections.LAST_STREAM_ID;
  }

  int activeStreams() {
    return connection().numActiveStreams();
  }

  /**
   * Opens a stream with a request's head.
   *
   * @return null if the codec refuses it, after the listener was told why
   */
  @Nullable BackendStream open(
      Http2Headers head, boolean endStream, BackendStreamListener streamListener) {
    ChannelHandlerContext ctx = context();
    int id = connection().local().incrementAndGetNextStreamId();
    ChannelFuture written = encoder().writeHeaders(ctx, id, head, 0, endStream, ctx.newPromise());
    Http2Stream stream = connection().stream(id);
    if (stream == null) {
      refused(written.cause(), streamListener);
      return null;
    }
    budget.earn(FRAMES_PER_STREAM);
    BackendStream opened = new BackendStream(this, stream, streamListener);
    stream.setProperty(streamKey, opened);
    flushSoon();
    if (idsUsedUp()) {
      notify(ConnectionListener::onRetired);
    }
    return opened;
  }

  private static void refused(@Nullable Throwable cause, BackendStreamListener streamListener) {
    StreamFailure failure =
        cause instanceof Http2Exception.HeaderListSizeException
            ? StreamFailure.TOO_LARGE
            : StreamFailure.GOAWAY;
    streamListener.onFailed(failure, cause == null ? "no stream" : FailureTexts.of(cause));
  }

  void writeData(int streamId, ByteBuf data, boolean endStream) {
    ChannelHandlerContext ctx = context();
    budget.earn(FRAMES_PER_PART * (1 + data.readableBytes() / PART_BYTES));
    budget.sent(data.readableBytes());
    encoder().writeData(ctx, streamId, data, 0, endStream, ctx.newPromise());
    flushSoon();
  }

  void writeTrailers(int streamId, Http2Headers trailers) {
    ChannelHandlerContext ctx = context();
    encoder().writeHeaders(ctx, streamId, trailers, 0, true, ctx.newPromise());
    flushSoon();
  }

  void reset(int streamId, Http2Error code) {
    ChannelHandlerContext ctx = context();
    budget.reset(BackendConnections.STREAM_WINDOW);
    resetStream(ctx, streamId, code.code(), ctx.newPromise());
    Http2Stream stream = connection().stream(streamId);
    if (stream != null) {
      // By itself the codec does so when RST_STREAM was flushed, and until then sends what content
      // waits, and its END_STREAM, behind it.
      closeStream(stream, ctx.newSucceededFuture());
    }
    flushSoon();
    if (resets.countsTooMany(System.nanoTime()) && !goAwayRead) {
      goAwayRead = true;
      notify(ConnectionListener::onRetired);
    }
  }

  void consume(Http2Stream stream, int bytes) {
    try {
      if (decoder().flowController().consumeBytes(stream, bytes)) {
        flushSoon();
      }
    } catch (Http2Exception e) {
      onError(context(), true, e);
    }
  }

  /**
   * Returns whether a stream takes more. Where nothing waits, it does though the window is closed:
   * whoever read nothing further could not learn that the request ends here.
   */
  boolean isWritable(Http2Stream stream) {
    Http2RemoteFlowController flow = connection().remote().flowController();
    return flow.isWritable(stream) || !flow.hasFlowControlled(stream);
  }

  /** Ends the connection once its streams have; opens no more. */
  void retire() {
    goAwayRead = true;
    if (activeStreams() == 0) {
      closeNow();
    }
  }

  /** Closes, behind what was written in this turn: a RST_STREAM may be all that is left to say. */
  void closeNow() {
    flush(context());
    context().close();
  }

  /** A part of a response is here. */
  void answered() {
    answers++;
  }

  /** Returns how many parts of responses have come. */
  long answers() {
    return answers;
  }

  void sendPing(long data) {
    encoder().writePing(context(), false, data, context().newPromise());
    flushSoon();
  }

  private void flushSoon() {
    batch.add(flush);
  }

  void settingsRead() {
    boolean first = !settingsRead;
    settingsRead = true;
    notify(first ? ConnectionListener::onUsable : ConnectionListener::onRoom);
  }

  void goAwayRead(long code) {
    goAwayRead = true;
    goAwayCode = code;
    endText = goAwayText() + ", then closed by the backend";
    notify(ConnectionListener::onRetired);
    if (activeStreams() == 0 && !lost) {
      closeNow();
    }
  }

  String goAwayText() {
    return FailureTexts.withCode("GOAWAY", goAwayCode);
  }

  /** Returns why the connection ended, or will have if it ends now. */
  String endText() {
    return endText;
  }

  /** Notes why the connection is about to end. */
  void ending(String reason) {
    endText = reason;
  }

  FrameBudget budget() {
    return budget;
  }

  /** The backend sends more of what nobody asked for than anybody can need. */
  void flooded() {
    onError(
        context(),
        false,
        Http2Exception.connectionError(
            Http2Error.ENHANCE_YOUR_CALM, "a flood of frames that carry nothing"));
  }

  void streamClosed(Http2Stream stream) {
    int lastKnown = connection().local().lastStreamKnownByPeer();
    boolean refused = lastKnown >= 0 && stream.id() > lastKnown;
    BackendStream known = stream.getProperty(streamKey);
    if (known != null) {
      known.streamClosed(refused);
    }
  }

  /** Called when the codec has forgotten a stream, so that its place is free. */
  void streamRemoved() {
    if (goAwayRead && activeStreams() == 0 && !lost) {
      closeNow();
    } else {
      notify(ConnectionListener::onRoom);
    }
  }

  @Nullable BackendStream stream(int streamId) {
    Http2Stream stream = connection().stream(streamId);
    return stream == null ? null : stream.<BackendStream>getProperty(streamKey);
  }

  private void withStream(Http2Stream stream, java.util.function.Consumer<BackendStream> action) {
    BackendStream known = stream.getProperty(streamKey);
    if (known != null) {
      action.accept(known);
    }
  }

  @Override
  protected void onStreamError(
      ChannelHandlerContext ctx,
      boolean outbound,
      Throwable cause,
      Http2Exception.StreamException e) {
    BackendStream known = stream(e.streamId());
    if (known != null) {
      mark(known, outbound, e);
    } else if (!outbound) {
      // What was on its way to a stream that is over; the gauge has counted it. Another RST_STREAM
      // for each such frame would tell the backend nothing, and some count them.
      return;
    }
    budget.reset(BackendConnections.STREAM_WINDOW);
    super.onStreamError(ctx, outbound, cause, e);
  }

  private static void mark(BackendStream known, boolean outbound, Http2Exception e) {
    boolean size = e instanceof Http2Exception.HeaderListSizeException;
    if (!outbound) {
      known.markFailed(
          size ? StreamFailure.HEAD_TOO_LARGE : StreamFailure.PROTOCOL, FailureTexts.of(e));
    } else if (size) {
      known.markFailed(StreamFailure.TOO_LARGE, FailureTexts.of(e));
    }
    // Other writes fail because the stream is closed already, by what is told as the reason.
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext ctx, boolean outbound, Throwable cause, @Nullable Http2Exception e) {
    // It closes with the end of this turn; what opens a stream until then must not do it here.
    goAwayRead = true;
    endText = settingsRead ? FailureTexts.of(cause) : FailureTexts.ofHandshake(cause);
    if (!outbound) {
      // Netty has no type for a section so large that it gives the connection up.
      boolean size = String.valueOf(cause.getMessage()).startsWith("Header size exceeded");
      markAll(size ? StreamFailure.HEAD_TOO_LARGE : StreamFailure.PROTOCOL);
    }
    super.onConnectionError(ctx, outbound, cause, e);
  }

  private void markAll(StreamFailure failure) {
    try {
      connection()
          .forEachActiveStream(
              stream -> {
                withStream(stream, known -> known.markFailed(failure, endText));
                return true;
              });
    } catch (Http2Exception e) {
      throw new AssertionError("marking a stream threw", e);
    }
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "context");
  }

  private void notify(java.util.function.BiConsumer<ConnectionListener, BackendConnection> event) {
    if (listener != null) {
      event.accept(listener, this);
    }
  }

  private final class ConnectionFlush extends TurnBatch.Member {
    @Override
    protected void flushTurn() {
      if (!lost) {
        flush(context());
      }
    }
  }
}
