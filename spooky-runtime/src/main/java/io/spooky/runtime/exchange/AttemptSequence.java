package io.spooky.runtime.exchange;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.GuardedBalancer;
import io.spooky.runtime.balance.Waiter;
import io.spooky.runtime.balance.WorkerUpstream;
import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.transport.BackendPool;
import io.spooky.runtime.transport.BackendStream;
import io.spooky.runtime.transport.StreamFailure;
import io.spooky.spi.Balancer;
import io.spooky.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one exchange, one after another: pick, take a place or wait for one, get a
 * connection, open a stream; and, where a failed request was provably not processed, once more
 * elsewhere (RFC 9110, section 9.2.2; RFC 9113, section 8.7). Confined to the worker's event loop.
 */
final class AttemptSequence implements BackendPool.Requester, Waiter {
  private static final AsciiString HTTP = AsciiString.cached("http");
  private static final AsciiString EXPECT = AsciiString.cached("expect");
  private static final AsciiString HTTPS = AsciiString.cached("https");
  private static final int NOT_WAITING = -2;

  private final Exchange exchange;
  private final WorkerContext context;
  private final WorkerGeneration generation;
  private final int upstreamNumber;
  private final WorkerUpstream upstream;
  private final UpstreamConfig config;
  private final Http2Headers head;
  private final RequestBody body;
  private final ExchangeTimer timer;
  private final boolean waitsForOwn;
  private final RetryRules rules;
  private int[] tried = new int[2];
  private int triedCount;
  private boolean mayRepeat;
  private long clientIpHash;
  private int waitingFor = NOT_WAITING;
  private boolean serverError;
  private boolean timedOut;
  private @Nullable StreamFailure lastFailure;
  private @Nullable String lastDetail;
  private @Nullable Backend lastBackend;
  private @Nullable Attempt attempt;
  private @Nullable BackendPool pool;
  private @Nullable BackendStream stream;

  AttemptSequence(
      Exchange exchange,
      WorkerContext context,
      WorkerGeneration generation,
      RouteConfig route,
      Http2Headers head,
      RequestBody body,
      ExchangeTimer timer) {
    this.exchange = exchange;
    this.context = context;
    this.generation = generation;
    this.upstreamNumber = route.upstream();
    this.upstream = generation.upstreams()[upstreamNumber];
    this.config = generation.configs()[upstreamNumber];
    this.head = head;
    this.body = body;
    this.timer = timer;
    this.waitsForOwn = config.balancer().needsHashKey();
    this.rules = new RetryRules(route.retry(), upstream.retries(), head.method());
  }

  void start(long ipHash) {
    clientIpHash = ipHash;
    upstream.retries().requested(System.nanoTime());
    int trial = upstream.takeTrial();
    if (trial != Balancer.NONE && upstream.hasRoom(trial)) {
      take(trial, null);
    } else if (!waitsForOwn && upstream.isQueued(WorkerUpstream.ANY_SLOT)) {
      // Others wait already: first come, first served.
      await(WorkerUpstream.ANY_SLOT);
    } else {
      pick();
    }
  }

  private void pick() {
    // Slots and balancers are those in force now, even where a reload came since the request began:
    // an older balancer hears of no change any more.
    WorkerGeneration current = context.generation();
    int number = current == generation ? upstreamNumber : current.numberOf(upstream);
    ExchangePick pick = context.pick();
    pick.begin(current.dispatcher(), number, upstream, waitsForOwn, System.nanoTime());
    pick.request(head, clientIpHash, rules.attempts(), tried, triedCount);
    GuardedBalancer guard = upstream.guard();
    boolean balanced = number >= 0 && !guard.hasFallenBack();
    Balancer picker = balanced ? guard.balancer() : null;
    int slot = balanced ? guard.pick(pick, ExchangePick.DISPATCH) : guard.uniform(pick);
    if (slot == GuardedBalancer.FAULT) {
      exchange.fail(LocalError.PLUGIN_FAULT, "the balancer failed", Outcome.CANCELLED);
    } else if (slot != Balancer.NONE) {
      take(slot, picker);
    } else if (hasFullCandidate(pick)) {
      await(WorkerUpstream.ANY_SLOT);
    } else if (triedCount > 0 && mayRepeat) {
      // Nobody else is left: the same backend may do better this time.
      triedCount = 0;
      pick();
    } else {
      unavailable();
    }
  }

  private boolean hasFullCandidate(ExchangePick pick) {
    for (int slot = 0; slot < upstream.size(); slot++) {
      if (pick.isCandidate(slot) && upstream.weight(slot) > 0 && !upstream.hasRoom(slot)) {
        return true;
      }
    }
    return false;
  }

  private void unavailable() {
    if (timedOut) {
      exchange.fail(
          LocalError.RESPONSE_TIMEOUT,
          "the attempt timed out, and no further backend to try",
          Outcome.NOT_SENT);
    } else if (lastFailure == null) {
      exchange.fail(LocalError.NO_BACKEND, "no healthy backend", Outcome.NOT_SENT);
    } else {
      exchange.fail(
          LocalError.of(lastFailure),
          reasonOf(lastFailure) + ", and no further backend to try",
          Outcome.NOT_SENT);
    }
  }

  private void take(int slot, @Nullable Balancer picker) {
    Backend backend = upstream.acquire(slot);
    if (backend == null) {
      await(waitsForOwn ? slot : WorkerUpstream.ANY_SLOT);
      return;
    }
    long now = System.nanoTime();
    timer.placeFound(now);
    tried = ExchangePick.withTried(tried, triedCount, slot);
    triedCount++;
    lastBackend = backend;
    attempt = new Attempt(upstream, backend, picker, now);
    timer.attemptStarted(now);
    head.scheme(backend.config().address().tls() ? HTTPS : HTTP);
    BackendPool backendPool = context.pools().of(backend);
    pool = backendPool;
    timer.awaitingConnection(now);
    backendPool.request(this, config.timeouts().connect());
  }

  private void await(int slot) {
    boolean mayWait = !config.limits().queueTimeout().isZero();
    if (mayWait) {
      waitingFor = slot;
      timer.waiting(System.nanoTime());
    }
    if (mayWait && upstream.await(slot, this)) {
      context.counters().increment(Counter.QUEUED);
    } else {
      waitingFor = NOT_WAITING;
      exchange.fail(LocalError.NO_ROOM, "no room, and too many wait already", Outcome.NOT_SENT);
    }
  }

  @Override
  public void placeMayBeFree() {
    if (waitingFor != NOT_WAITING && !exchange.isOver()) {
      waitingFor = NOT_WAITING;
      pick();
    }
  }

  @Override
  public void onConnection(BackendPool.Opener opener) {
    pool = null;
    timer.connected();
    boolean headOnly = body.isAbsent();
    BackendStream opened = opener.open(head, headOnly, exchange.response());
    if (opened == null) {
      return;
    }
    stream = opened;
    if (headOnly) {
      body.endSentWithHead();
    }
    sendBody();
    if (headOnly) {
      requestSent();
    }
    exchange.updateReading();
  }

  @Override
  public void onConnectFailed(StreamFailure failure, String reason) {
    pool = null;
    timer.connected();
    failed(failure, reason);
  }

  /** Sends what there is of the body, if there is a stream to send it on. */
  void sendBody() {
    if (stream != null && !body.isEndSent()) {
      body.sendTo(stream);
      if (body.isEndSent()) {
        requestSent();
      }
    }
  }

  private void requestSent() {
    // A response may begin before the request ends; nobody waits for its head then.
    if (!exchange.hasResponseBegun()) {
      timer.requestSent(System.nanoTime());
    }
  }

  /** Returns whether the request asks for a 100 before its content. */
  boolean expectsContinue() {
    return head.contains(EXPECT);
  }

  /** Returns whether a backend has the request, or what has come of it. */
  boolean isConnected() {
    return stream != null;
  }

  /** Returns whether more of the body is wanted from the client. */
  boolean wantsBody() {
    return stream == null ? !body.hasUnsent() : stream.isWritable();
  }

  void consume(int bytes) {
    if (stream != null) {
      stream.consume(bytes);
    }
  }

  /** The final response head is here. */
  void responded(int status) {
    serverError = status >= 500;
    timer.headSettled();
    body.stopReplay();
    if (attempt != null) {
      attempt.responded(System.nanoTime());
    }
  }

  /** The backend ended its response. What it has not taken of the request by now, it never may. */
  void finished() {
    if (stream != null && !stream.isRequestSent()) {
      stream.cancel(Http2Error.CANCEL);
    }
    complete(serverError ? Outcome.SERVER_ERROR : Outcome.SUCCESS);
  }

  /** The backend broke HTTP: its stream is reset and counts as failed. */
  void malformedResponse(String what) {
    refuseResponse(StreamFailure.PROTOCOL, what);
  }

  /** The edge does not take the response: its stream is reset and counts as failed. */
  void refuseResponse(StreamFailure failure, String what) {
    if (stream != null) {
      stream.cancel(Http2Error.PROTOCOL_ERROR);
    }
    failed(failure, what);
  }

  void failed(StreamFailure failure, String detail) {
    stream = null;
    lastFailure = failure;
    timedOut = false;
    lastDetail = detail;
    timer.headSettled();
    complete(outcomeOf(failure));
    if (mayStartAgain() && rules.takeAfter(failure)) {
      // A backend that is not there will not be there a moment later.
      mayRepeat = !isConnecting(failure);
      if (failure == StreamFailure.GOAWAY || failure == StreamFailure.REMOVED) {
        triedCount--;
      }
      again();
    } else {
      exchange.fail(LocalError.of(failure), reasonOf(failure), outcomeOf(failure));
    }
  }

  private static boolean isConnecting(StreamFailure failure) {
    return failure == StreamFailure.CONNECT || failure == StreamFailure.CONNECT_TIMEOUT;
  }

  /** An attempt took longer than one may: elsewhere, or not at all. */
  void tryTimedOut() {
    boolean sent = stream != null;
    // The rules last: they count what they allow.
    boolean allowed =
        mayStartAgain()
            && (sent ? rules.takeAfterTimeout() : rules.takeAfter(StreamFailure.CONNECT_TIMEOUT));
    if (!allowed) {
      exchange.fail(LocalError.RESPONSE_TIMEOUT, "the attempt timed out", Outcome.TIMEOUT);
      return;
    }
    timer.headSettled();
    timer.connected();
    withdraw(Http2Error.CANCEL);
    complete(Outcome.TIMEOUT);
    timedOut = true;
    mayRepeat = true;
    again();
  }

  private boolean mayStartAgain() {
    return !exchange.hasSpoken() && body.isReplayable();
  }

  private void again() {
    context.counters().increment(Counter.RETRIES);
    body.rewind();
    pick();
  }

  private String reasonOf(StreamFailure failure) {
    return lastDetail == null ? failure.toString() : failure + ": " + lastDetail;
  }

  /** Returns the upstream and the backend that was asked last, for the log. */
  String target() {
    return lastBackend == null ? upstream.upstream().name() : lastBackend.toString();
  }

  private static Outcome outcomeOf(StreamFailure failure) {
    return switch (failure) {
      case CONNECT, CONNECT_TIMEOUT -> Outcome.CONNECT_FAILED;
      case REMOVED, REFUSED, GOAWAY, TOO_LARGE -> Outcome.NOT_SENT;
      case RESET, CONNECTION_LOST, PROTOCOL, HEAD_TOO_LARGE -> Outcome.RESET;
    };
  }

  /** Ends whatever is going on. */
  void abandon(Outcome outcome, Http2Error code) {
    if (waitingFor != NOT_WAITING) {
      upstream.forget(waitingFor, this);
      waitingFor = NOT_WAITING;
    }
    withdraw(code);
    complete(outcome);
  }

  private void withdraw(Http2Error code) {
    if (pool != null) {
      pool.forget(this);
      pool = null;
    }
    if (stream != null) {
      stream.cancel(code);
      stream = null;
    }
  }

  private void complete(Outcome outcome) {
    if (attempt != null) {
      attempt.complete(outcome);
      attempt = null;
    }
  }
}
