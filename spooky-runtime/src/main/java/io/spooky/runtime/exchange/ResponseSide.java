package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.runtime.bridge.ResponseTranslator;
import io.spooky.runtime.bridge.TrailerTranslator;
import io.spooky.runtime.transport.BackendStreamListener;
import io.spooky.runtime.transport.StreamFailure;
import io.spooky.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The response half of an exchange, from the backend's stream to the client's. What breaks HTTP
 * ends the attempt as malformed; the client's response ends only when the backend's did, with the
 * length it announced. Confined to the worker's event loop.
 */
final class ResponseSide implements BackendStreamListener {
  /**
   * So many interim heads wait for the client at most. No flow control holds a backend back from
   * sending them, as it does with content.
   */
  private static final int MAX_UNTAKEN_INTERIM = 256;

  private final Exchange exchange;
  private final ClientStream client;
  private MessageState state = MessageState.IDLE;
  private boolean spoken;
  private boolean toHead;
  private @Nullable BodyLength length;
  private int unconsumed;
  private int untakenInterim;

  ResponseSide(Exchange exchange, ClientStream client) {
    this.exchange = exchange;
    this.client = client;
  }

  /** Notes that the request is a HEAD, so that no response has a body. */
  void toHead() {
    toHead = true;
  }

  boolean isToHead() {
    return toHead;
  }

  /** Returns whether the final head has gone to the client. */
  boolean hasBegun() {
    return state != MessageState.IDLE;
  }

  /** Returns whether anything has gone to the client, interim heads included. */
  boolean hasSpoken() {
    return spoken;
  }

  /** Notes that the edge answered by itself. */
  void answeredLocally() {
    state = MessageState.END;
    spoken = true;
  }

  /** Returns the bytes that went to the client and are not given back to flow control. */
  int unconsumed() {
    return unconsumed;
  }

  /** The client has taken all that was written. */
  void taken() {
    untakenInterim = 0;
  }

  int takeUnconsumed() {
    int bytes = unconsumed;
    unconsumed = 0;
    return bytes;
  }

  @Override
  public void onHead(Http2Headers head) {
    int status = ResponseTranslator.status(head);
    Http3Headers translated = status < 0 ? null : ResponseTranslator.translate(head);
    if (translated == null && ResponseTranslator.hasTooManyFields(head)) {
      exchange.attempts().refuseResponse(StreamFailure.HEAD_TOO_LARGE, "too many fields");
      return;
    }
    if (translated == null || state != MessageState.IDLE) {
      exchange.attempts().malformedResponse("malformed response head");
      return;
    }
    if (status < 200 && ++untakenInterim > MAX_UNTAKEN_INTERIM) {
      exchange.attempts().malformedResponse("more interim heads than the client takes");
      return;
    }
    exchange.progressed();
    if (status >= 200) {
      exchange.editResponse(translated);
    }
    if (!ResponseTranslator.fits(translated, client.fieldSectionLimit())) {
      tooLargeForClient(status);
      return;
    }
    spoken = true;
    if (status >= 200) {
      state = MessageState.HEADERS;
      // RFC 9110, sections 6.4.1 and 15.3.6: no content, whatever their fields say.
      boolean bodyless = toHead || status == 204 || status == 205 || status == 304;
      length = new BodyLength(bodyless ? 0 : ResponseTranslator.contentLength(translated), 0);
      exchange.responded(status);
    }
    client.writeHead(translated);
  }

  /** What the client will not take would end its whole connection. It can do without a 1xx. */
  private void tooLargeForClient(int status) {
    if (status >= 200) {
      exchange.fail(
          LocalError.RESPONSE_HEAD_TOO_LARGE,
          "response head above the client's limit",
          Outcome.CANCELLED);
    }
  }

  @Override
  public void onData(ByteBuf data) {
    if (length == null || !state.takesContent() || !length.add(data.readableBytes())) {
      data.release();
      exchange.attempts().malformedResponse("content where none may be, or more than announced");
      return;
    }
    state = MessageState.BODY;
    unconsumed += data.readableBytes();
    exchange.progressed();
    client.writeData(data);
  }

  @Override
  public void onTrailers(Http2Headers trailers) {
    Http3Headers translated = TrailerTranslator.toHttp3(trailers);
    if (translated == null || !state.takesContent()) {
      exchange.attempts().malformedResponse("malformed trailers");
      return;
    }
    if (!ResponseTranslator.fits(translated, client.fieldSectionLimit())) {
      exchange.fail(
          LocalError.RESPONSE_HEAD_TOO_LARGE,
          "trailers above the client's limit",
          Outcome.CANCELLED);
      return;
    }
    state = MessageState.TRAILERS;
    if (!translated.isEmpty()) {
      client.writeTrailers(translated);
    }
  }

  @Override
  public void onEnd() {
    if (exchange.isOver()) {
      return;
    }
    if (length == null || !state.takesEnd() || length.differs()) {
      exchange.attempts().malformedResponse("less content than announced, or no head");
      return;
    }
    state = MessageState.END;
    client.writeEnd();
    exchange.finished();
  }

  @Override
  public void onFailed(StreamFailure failure, String detail) {
    if (!exchange.isOver()) {
      exchange.attempts().failed(failure, detail);
    }
  }

  @Override
  public void onWritabilityChanged() {
    exchange.backendWritabilityChanged();
  }
}
