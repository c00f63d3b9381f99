package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.runtime.bridge.Rejection;
import io.spooky.runtime.bridge.RequestTranslator;
import io.spooky.runtime.bridge.ResponseTranslator;
import io.spooky.runtime.bridge.TrailerTranslator;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.transport.BackendStreamListener;
import io.spooky.runtime.transport.StreamFailure;
import io.spooky.spi.Outcome;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. The request goes IDLE, BODY, END; the response NONE, BODY, END. The
 * backend's request is ended only when the client's was, with the length it announced; the client's
 * response is ended only when the backend's was. Everything else resets both sides. Confined to the
 * worker's event loop.
 */
public final class Exchange extends Deadlines.Entry implements BackendStreamListener {
  private static final System.Logger LOG = System.getLogger("exchange");

  private enum Half {
    IDLE,
    BODY,
    END
  }

  private final WorkerContext context;
  private final ClientStream client;
  private Half request = Half.IDLE;
  private Half response = Half.IDLE;
  private boolean over;
  private boolean isHead;
  private boolean bodyless;
  private boolean leaving;
  private BodyLength length = new BodyLength(0, 0);
  private int unconsumed;
  private @Nullable AttemptSequence attempts;
  private @Nullable RequestBody body;
  private @Nullable ExchangeTimer timer;

  /** Makes an exchange for a client's stream. */
  public Exchange(WorkerContext context, ClientStream client) {
    this.context = context;
    this.client = client;
  }

  /** The request's head is here. */
  public void requestHead(Http3Headers head, boolean endStream) {
    context.counters().increment(Counter.REQUESTS);
    request = endStream ? Half.END : Half.BODY;
    RequestTranslator translator = context.translator();
    Rejection rejection = translator.translate(head, client.address(), client.servedNames());
    isHead = translator.isHead();
    if (rejection != null) {
      refuse(rejection.status(), rejection.reason());
      return;
    }
    WorkerGeneration current = context.generation();
    length = new BodyLength(translator.contentLength(), current.edge().bodyBytes());
    if (endStream && length.differs()) {
      refuse(400, "content-length without a body");
      return;
    }
    if (length.isTooLong()) {
      refuse(413, "body too large");
      return;
    }
    int route = current.routes().match(translator.head());
    if (route == RouteTable.NO_ROUTE) {
      reply(404, Counter.LOCAL_NO_ROUTE, "no route");
      return;
    }
    begin(current, route, translator.headers(), endStream);
  }

  private void begin(WorkerGeneration current, int route, Http2Headers head, boolean endStream) {
    int upstream = current.upstreamOfRoute()[route];
    RequestBody requestBody = new RequestBody(current.edge().bufferBytes());
    body = requestBody;
    if (endStream) {
      requestBody.end(null);
    }
    ExchangeTimer deadlines = new ExchangeTimer(current.configs()[upstream]);
    timer = deadlines;
    context.deadlines().add(this);
    AttemptSequence sequence =
        new AttemptSequence(this, context, current, upstream, head, requestBody, deadlines);
    attempts = sequence;
    sequence.start(context.translator().client().hash());
  }

  /** A part of the request's body is here; takes the buffer over. */
  public void requestData(ByteBuf data) {
    if (over || request != Half.BODY || body == null || attempts == null) {
      data.release();
      return;
    }
    length.add(data.readableBytes());
    if (length.isExceeded()) {
      data.release();
      malformed("body longer than content-length");
    } else if (length.isTooLong()) {
      data.release();
      tooLong();
    } else {
      body.add(data);
      progressed();
      attempts.sendBody();
      updateReading();
    }
  }

  /** The request's trailers are here; {@link #requestEnd} follows. */
  public void requestTrailers(Http3Headers trailers) {
    if (over || request != Half.BODY || body == null) {
      return;
    }
    Http2Headers translated = context.translator().trailers(trailers);
    if (translated == null) {
      malformed("malformed trailers");
    } else if (!translated.isEmpty()) {
      endRequest(translated);
    }
  }

  /** The client ended its half cleanly. */
  public void requestEnd() {
    if (!over && request == Half.BODY) {
      endRequest(null);
    }
  }

  private void endRequest(@Nullable Http2Headers trailers) {
    if (body == null || attempts == null || timer == null) {
      return;
    }
    if (length.differs()) {
      malformed("body shorter than content-length");
      return;
    }
    request = Half.END;
    body.end(trailers);
    attempts.sendBody();
    progressed();
  }

  /** The client took its request back, or is gone. */
  public void clientCancelled() {
    if (over) {
      clientFinished();
      return;
    }
    context.counters().increment(Counter.CLIENT_CANCELLED);
    abandon(Outcome.CANCELLED, Http2Error.CANCEL);
    client.reset(StreamError.CANCELLED);
  }

  /** What was written has left, as far as the client takes it. */
  public void clientDrained() {
    progressed();
    if (!over && unconsumed > 0 && client.isWritable() && attempts != null) {
      int bytes = unconsumed;
      unconsumed = 0;
      progressed();
      attempts.consume(bytes);
    }
  }

  /** The request is malformed, found out by the codec or here. */
  public void malformed(String reason) {
    if (over) {
      return;
    }
    abandon(Outcome.CANCELLED, Http2Error.CANCEL);
    LOG.log(Level.DEBUG, "malformed request: {0}", reason);
    context.counters().increment(Counter.LOCAL_REFUSED);
    if (response == Half.IDLE && request != Half.IDLE) {
      LocalReply.send(client, 400, !isHead);
      client.setReading(true);
    } else {
      client.reset(StreamError.MALFORMED);
    }
  }

  private void tooLong() {
    boolean begun = response != Half.IDLE;
    abandon(Outcome.CANCELLED, Http2Error.CANCEL);
    context.counters().increment(Counter.LOCAL_REFUSED);
    if (begun) {
      client.reset(StreamError.INTERNAL);
    } else {
      LocalReply.send(client, 413, !isHead);
      client.setReading(true);
    }
  }

  @Override
  public void onHead(Http2Headers head) {
    int status = ResponseTranslator.status(head);
    Http3Headers translated = status < 0 ? null : ResponseTranslator.translate(head);
    if (translated == null) {
      attempts().malformedResponse();
      return;
    }
    progressed();
    if (status >= 200) {
      response = Half.BODY;
      // RFC 9110, section 6.4.1: these have no content, whatever their fields say.
      bodyless = isHead || status == 204 || status == 304;
      attempts().responded(status);
      context.counters().increment(Counter.ofStatus(status));
    }
    client.writeHead(translated);
  }

  @Override
  public void onData(ByteBuf data) {
    if (response != Half.BODY || bodyless) {
      data.release();
      attempts().malformedResponse();
      return;
    }
    unconsumed += data.readableBytes();
    progressed();
    client.writeData(data);
  }

  @Override
  public void onTrailers(Http2Headers trailers) {
    Http3Headers translated = TrailerTranslator.toHttp3(trailers);
    if (translated == null) {
      attempts().malformedResponse();
    } else if (!translated.isEmpty()) {
      client.writeTrailers(translated);
    }
  }

  @Override
  public void onEnd() {
    if (over) {
      return;
    }
    if (response != Half.BODY) {
      attempts().malformedResponse();
      return;
    }
    response = Half.END;
    context.counters().increment(Counter.RESPONSES_PROXIED);
    client.writeEnd();
    attempts().finished();
    end();
    leaving = true;
    context.deadlines().add(this);
    // An upload that nobody wants any more is read and dropped, so that its stream can end.
    client.setReading(true);
  }

  @Override
  public void onFailed(StreamFailure failure) {
    if (!over) {
      attempts().failed(failure);
    }
  }

  @Override
  public void onWritabilityChanged() {
    if (!over) {
      attempts().sendBody();
      updateReading();
      progressed();
    }
  }

  private AttemptSequence attempts() {
    if (attempts == null) {
      throw new IllegalStateException("a backend spoke before an attempt began");
    }
    return attempts;
  }

  boolean hasResponseBegun() {
    return response != Half.IDLE;
  }

  boolean isOver() {
    return over;
  }

  /** Reading from the client follows what the backend takes. */
  void updateReading() {
    boolean wanted = over || attempts == null || attempts.wantsBody();
    client.setReading(wanted);
  }

  private void progressed() {
    if (timer != null) {
      timer.progressed();
    }
  }

  @Override
  protected void tick(long nowNanos) {
    if (over) {
      leave(nowNanos);
      return;
    }
    if (client.isStopped()) {
      clientCancelled();
      return;
    }
    ExchangeTimer.Expiry expiry = timer == null ? null : timer.expired(nowNanos);
    if (expiry == null || attempts == null) {
      return;
    }
    switch (expiry) {
      case QUEUE -> fail(503, Counter.LOCAL_UNAVAILABLE, "no room in time", Outcome.NOT_SENT);
      case RESPONSE_HEAD, REQUEST ->
          fail(504, Counter.LOCAL_TIMEOUT, expiry + " timed out", Outcome.TIMEOUT);
      case IDLE -> fail(504, Counter.LOCAL_TIMEOUT, "stream stood still", idleOutcome());
    }
  }

  /** The response is whole, but may not have left yet: a client has as long as for any progress. */
  private void leave(long nowNanos) {
    if (leaving && timer != null && timer.expired(nowNanos) != null) {
      clientFinished();
      client.reset(StreamError.INTERNAL);
    }
  }

  /** The end of the response has gone to the client, or the client is gone. */
  public void clientFinished() {
    if (leaving) {
      leaving = false;
      context.deadlines().remove(this);
    }
  }

  private Outcome idleOutcome() {
    // Whoever is waited for is to blame: a client that does not read says nothing of the backend.
    return request == Half.END && unconsumed == 0 ? Outcome.TIMEOUT : Outcome.CANCELLED;
  }

  /** Ends the exchange with an answer of the edge's own, or a reset where a response has begun. */
  void fail(int status, Counter counter, String reason, Outcome outcome) {
    boolean begun = hasResponseBegun();
    abandon(outcome, Http2Error.CANCEL);
    if (begun) {
      LOG.log(Level.DEBUG, "response broken: {0}", reason);
      context.counters().increment(Counter.RESPONSES_BROKEN);
      client.reset(StreamError.INTERNAL);
    } else {
      reply(status, counter, reason);
    }
  }

  private void refuse(int status, String reason) {
    reply(status, Counter.LOCAL_REFUSED, reason);
  }

  private void reply(int status, Counter counter, String reason) {
    end();
    response = Half.END;
    LOG.log(Level.DEBUG, "answered {0}: {1}", status, reason);
    context.counters().increment(counter);
    LocalReply.send(client, status, !isHead);
    client.setReading(true);
  }

  private void abandon(Outcome outcome, Http2Error code) {
    if (attempts != null) {
      attempts.abandon(outcome, code);
    }
    end();
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    context.counters().increment(Counter.EXCHANGES_ENDED);
    context.deadlines().remove(this);
    if (body != null) {
      body.release();
    }
  }
}
