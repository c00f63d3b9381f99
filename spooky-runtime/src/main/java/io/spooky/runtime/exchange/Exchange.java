package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.bridge.ClientAddress;
import io.spooky.runtime.bridge.Rejection;
import io.spooky.runtime.bridge.RequestTranslator;
import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. The request goes through the states of {@link MessageState} here,
 * the response in {@link ResponseSide}. The backend's request is ended only when the client's was,
 * with the length it announced; the client's response is ended only when the backend's was.
 * Everything else resets both sides. Confined to the worker's event loop.
 */
public final class Exchange extends Deadlines.Entry {
  private static final AsciiString HEAD = AsciiString.cached("HEAD");

  private final WorkerContext context;
  private final ClientStream client;
  private final ResponseSide response;
  private MessageState request = MessageState.IDLE;
  private boolean over;
  private boolean leaving;
  private BodyLength length = new BodyLength(0, 0);
  private @Nullable ClientAddress origin;
  private @Nullable Http3Headers received;
  private @Nullable Http2Headers head;
  private @Nullable Http2Headers trailers;
  private @Nullable AttemptSequence attempts;
  private @Nullable RequestBody body;
  private @Nullable RouteConfig policy;
  private @Nullable ExchangeTimer timer;

  /** Makes an exchange for a client's stream. */
  public Exchange(WorkerContext context, ClientStream client) {
    this.context = context;
    this.client = client;
    this.response = new ResponseSide(this, client);
  }

  /** The request's head is here. */
  public void requestHead(Http3Headers fields, boolean endStream) {
    context.counters().increment(Counter.REQUESTS);
    request = endStream ? MessageState.END : MessageState.HEADERS;
    received = fields;
    if (HEAD.contentEquals(fields.method())) {
      response.toHead();
    }
    RequestTranslator translator = context.translator();
    Rejection rejection = translator.translate(fields, client.address(), client.servedNames());
    origin = translator.client();
    if (rejection != null) {
      refuse(rejection.status(), rejection.reason());
      return;
    }
    head = translator.headers();
    received = null;
    WorkerGeneration current = context.generation();
    length = new BodyLength(translator.contentLength(), current.edge().bodyBytes());
    if (endStream && length.differs()) {
      refuse(400, "content-length without a body");
    } else if (length.isTooLong()) {
      refuse(413, "content-length above edge.body_bytes");
    } else {
      route(current, translator, endStream);
    }
  }

  private void route(WorkerGeneration current, RequestTranslator translator, boolean endStream) {
    int route = current.routes().match(translator.head());
    if (route == RouteTable.NO_ROUTE) {
      fail(LocalError.NO_ROUTE, "no route", Outcome.NOT_SENT);
      return;
    }
    RouteConfig taken = current.policies()[route];
    policy = taken;
    if (taken.requestEdits() != null) {
      context.fields().edit(translator.headers(), taken.requestEdits());
    }
    RequestBody requestBody = new RequestBody(current.edge().bufferBytes());
    body = requestBody;
    if (endStream) {
      requestBody.end(null);
    }
    ExchangeTimer deadlines = new ExchangeTimer(current.configs()[taken.upstream()], taken);
    timer = deadlines;
    context.deadlines().add(this);
    AttemptSequence sequence =
        new AttemptSequence(
            this, context, current, taken, translator.headers(), requestBody, deadlines);
    attempts = sequence;
    sequence.start(translator.client().hash());
  }

  /** A part of the request's body is here; takes the buffer over. */
  public void requestData(ByteBuf data) {
    if (over || body == null || attempts == null || !request.takesContent()) {
      data.release();
      return;
    }
    request = MessageState.BODY;
    if (!length.add(data.readableBytes())) {
      data.release();
      malformed("body longer than content-length");
    } else if (length.isTooLong()) {
      data.release();
      fail(LocalError.BODY_TOO_LARGE, "body above edge.body_bytes", Outcome.CANCELLED);
    } else {
      body.add(data);
      progressed();
      attempts.sendBody();
      updateReading();
    }
  }

  /** The request's trailers are here; they go on with {@link #requestEnd}, which follows. */
  public void requestTrailers(Http3Headers fields) {
    if (over || !request.takesContent()) {
      return;
    }
    request = MessageState.TRAILERS;
    Http2Headers translated = context.translator().trailers(fields);
    if (translated == null) {
      malformed("malformed trailers");
    } else if (!translated.isEmpty()) {
      trailers = translated;
    }
  }

  /** The client ended its half cleanly, between two frames. */
  public void requestEnd() {
    if (over || body == null || attempts == null || !request.takesEnd()) {
      return;
    }
    if (length.differs()) {
      malformed("body shorter than content-length");
      return;
    }
    request = MessageState.END;
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
    if (request != MessageState.IDLE) {
      context.counters().increment(Counter.CLIENT_CANCELLED);
    }
    abandon(Outcome.CANCELLED);
    client.reset(StreamError.CANCELLED);
  }

  /** What was written has left, as far as the client takes it. */
  public void clientDrained() {
    progressed();
    if (over || attempts == null || !client.isWritable()) {
      return;
    }
    response.taken();
    if (response.unconsumed() > 0) {
      attempts.consume(response.takeUnconsumed());
    }
  }

  /** The request is malformed, found out by the codec or here. */
  public void malformed(String reason) {
    if (!over) {
      fail(LocalError.REFUSED, reason, Outcome.CANCELLED, StreamError.MALFORMED);
    }
  }

  // ---- What the response half says ----

  /** Has the route's edits made to the fields of a final response. */
  void editResponse(Http3Headers fields) {
    if (policy != null && policy.responseEdits() != null) {
      context.fields().edit(fields, policy.responseEdits());
    }
  }

  void responded(int status) {
    attempts().responded(status);
    context.counters().increment(Counter.ofStatus(status));
  }

  /** The response is whole, though it may not have left yet. */
  void finished() {
    context.counters().increment(Counter.RESPONSES_PROXIED);
    attempts().finished();
    end();
    leaving = true;
    context.deadlines().add(this);
    // An upload that nobody wants any more is read and dropped, so that its stream can end.
    client.setReading(true);
  }

  void backendWritabilityChanged() {
    if (!over) {
      attempts().sendBody();
      updateReading();
      progressed();
    }
  }

  AttemptSequence attempts() {
    if (attempts == null) {
      throw new IllegalStateException("a backend spoke before an attempt began");
    }
    return attempts;
  }

  ResponseSide response() {
    return response;
  }

  boolean hasResponseBegun() {
    return response.hasBegun();
  }

  /** Returns whether anything was sent to the client, so that no other attempt may answer. */
  boolean hasSpoken() {
    return response.hasSpoken();
  }

  boolean isOver() {
    return over;
  }

  /** Reading from the client follows what the backend takes. */
  void updateReading() {
    boolean wanted = over || attempts == null || attempts.wantsBody();
    client.setReading(wanted);
  }

  void progressed() {
    if (timer != null) {
      timer.progressed();
    }
  }

  // ---- Time ----

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
    if (request.takesEnd()) {
      client.lookForEnd();
    }
    ExchangeTimer.Expiry expiry = timer == null ? null : timer.expired(nowNanos);
    if (attempts == null) {
      return;
    }
    if (expiry == null) {
      // Nobody tells when the last of what waited has left through a window that closed with it.
      updateReading();
      return;
    }
    switch (expiry) {
      case QUEUE -> fail(LocalError.NO_ROOM, "no room in time", Outcome.NOT_SENT);
      case TRY -> tryTimedOut(attempts);
      case RESPONSE_HEAD ->
          fail(LocalError.RESPONSE_TIMEOUT, "no response head in time", Outcome.TIMEOUT);
      case REQUEST -> timedOut(attempts, "the request timed out");
      case IDLE -> timedOut(attempts, "the stream stood still");
    }
  }

  private void tryTimedOut(AttemptSequence current) {
    if (WaitedFor.isBackend(request, response, current)) {
      current.tryTimedOut();
    } else if (timer != null) {
      timer.putOffTry();
    }
  }

  private void timedOut(AttemptSequence current, String reason) {
    boolean backend = WaitedFor.isBackend(request, response, current);
    fail(
        backend ? LocalError.RESPONSE_TIMEOUT : LocalError.CLIENT_TIMEOUT,
        reason,
        backend ? Outcome.TIMEOUT : Outcome.CANCELLED);
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

  // ---- Ends that are not the backend's ----

  private void refuse(int status, String reason) {
    fail(status, LocalError.ofRejection(status), reason, Outcome.NOT_SENT, StreamError.MALFORMED);
  }

  /** Ends the exchange with an answer of the edge's own, or a reset where a response has begun. */
  void fail(LocalError error, String reason, Outcome outcome) {
    fail(error, reason, outcome, StreamError.INTERNAL);
  }

  private void fail(LocalError error, String reason, Outcome outcome, StreamError reset) {
    fail(error.status(), error, reason, outcome, reset);
  }

  private void fail(
      int status, LocalError error, String reason, Outcome outcome, StreamError reset) {
    boolean begun = response.hasBegun();
    String target = attempts == null ? null : attempts.target();
    abandon(outcome);
    log(error, begun ? "broken" : Integer.toString(status), target, reason);
    if (begun) {
      context.counters().increment(Counter.RESPONSES_BROKEN);
      client.reset(reset);
      return;
    }
    response.answeredLocally();
    context.counters().increment(error.counter());
    boolean told = context.generation().edge().proxyStatus();
    LocalReply.send(client, status, !response.isToHead(), told ? error.proxyStatus() : null);
    // What is left of the upload is read and dropped.
    client.setReading(true);
  }

  private void log(LocalError error, String what, @Nullable String target, String reason) {
    ErrorLog log = context.errors();
    if (!log.wants(error.level())) {
      return;
    }
    if (head != null) {
      log.request(head.method(), head.authority(), head.path());
    } else if (received != null) {
      log.request(received.method(), received.authority(), received.path());
    }
    ClientAddress from = origin == null ? client.address() : origin;
    log.write(error.level(), what, from.text(), target, reason);
  }

  private void abandon(Outcome outcome) {
    if (attempts != null) {
      attempts.abandon(outcome, Http2Error.CANCEL);
    }
    end();
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    if (request != MessageState.IDLE) {
      context.counters().increment(Counter.EXCHANGES_ENDED);
    }
    context.deadlines().remove(this);
    if (body != null) {
      body.release();
    }
  }
}
