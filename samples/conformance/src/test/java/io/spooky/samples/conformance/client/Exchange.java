package io.spooky.samples.conformance.client;

import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.samples.standalone.support.RunningProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request that a test sends bit by bit, and its response, of which each part can be awaited.
 * Safe for all threads.
 */
public final class Exchange implements StreamListener {
  private final ClientStream stream;
  private final List<Http3Headers> interim = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final CompletableFuture<Void> firstInterim = new CompletableFuture<>();
  private final CompletableFuture<Http3Headers> head = new CompletableFuture<>();
  private final CompletableFuture<Response> response = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private @Nullable Http3Headers trailers;

  Exchange(StreamConnection connection) {
    stream = connection.open(this);
  }

  /** Fails an exchange whose response did not end cleanly. */
  public static final class ResetException extends IOException {
    private static final long serialVersionUID = 1;
    private final long code;

    ResetException(long code, String seen, Throwable cause) {
      super("reset with code 0x" + Long.toHexString(code) + " after " + seen, cause);
      this.code = code;
    }

    /** Returns the code of RESET_STREAM; -1 if there was none. */
    public long code() {
      return code;
    }
  }

  /** Returns the pseudo-header fields of a request to localhost, to which others can be added. */
  public static Http3Headers request(String method, String path) {
    return new DefaultHttp3Headers(false)
        .method(method)
        .scheme("https")
        .authority("localhost")
        .path(path);
  }

  /** Sends a head or trailers. */
  public Exchange fields(Http3Headers fields) {
    stream.fields(fields);
    return this;
  }

  /** Sends a part of the body. */
  public Exchange data(byte[] data) {
    stream.data(data);
    return this;
  }

  /** Ends the request. */
  public Exchange end() {
    stream.end();
    return this;
  }

  /** Returns the stream, for what else can be done to it. */
  public ClientStream stream() {
    return stream;
  }

  /** Awaits an interim response. */
  public void awaitInterim() throws Exception {
    firstInterim.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Awaits the final response's head. */
  public Http3Headers awaitHead() throws Exception {
    return head.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Awaits the clean end of the response. */
  public Response await() throws Exception {
    return response.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Awaits that the response does not end cleanly. */
  public ResetException awaitReset() throws Exception {
    Response whole;
    try {
      whole = await();
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof ResetException reset) {
        return reset;
      }
      throw e;
    }
    throw new AssertionError("ended cleanly: " + whole);
  }

  /** Returns the response to come. */
  public CompletableFuture<Response> response() {
    return response;
  }

  /** Completes when the peer wants no more of the request. */
  public CompletableFuture<Void> stopped() {
    return stopped;
  }

  /** Returns the body's bytes so far. */
  public synchronized byte[] received() {
    return body.toByteArray();
  }

  @Override
  public synchronized void onFields(Http3Headers fields) {
    if (head.isDone()) {
      trailers = fields;
    } else if (String.valueOf(fields.status()).startsWith("1")) {
      interim.add(fields);
      firstInterim.complete(null);
    } else {
      head.complete(fields);
    }
  }

  @Override
  public synchronized void onData(byte[] data) {
    body.writeBytes(data);
  }

  @Override
  public synchronized void onEnd() {
    Http3Headers fields = head.getNow(null);
    if (fields == null) {
      onReset(-1, new IOException("the response ended before its head"));
    } else {
      response.complete(new Response(List.copyOf(interim), fields, body.toByteArray(), trailers));
    }
  }

  @Override
  public synchronized void onReset(long code, Throwable cause) {
    String seen = (head.isDone() ? "a head and " : "no head and ") + body.size() + " bytes";
    ResetException reset = new ResetException(code, seen, cause);
    firstInterim.completeExceptionally(reset);
    head.completeExceptionally(reset);
    response.completeExceptionally(reset);
  }

  @Override
  public void onStopped() {
    stopped.complete(null);
  }
}
