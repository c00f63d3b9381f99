package io.spooky.samples.conformance.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.concurrent.Future;
import io.spooky.samples.conformance.client.ClientStream;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.client.StreamListener;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call on one stream. What comes is handled on the event loop, and handed over by the call's
 * executor.
 */
final class Http3ClientCall<Q, R> extends ClientCall<Q, R> implements StreamListener {
  private static final int REQUEST_CANCELLED = 0x10c;

  private final StreamConnection connection;
  private final MethodDescriptor<Q, R> method;
  private final CallOptions options;
  private final String authority;
  private final Executor executor;
  private final MessageFraming framing = new MessageFraming();
  private final Queue<byte[]> arrived = new ArrayDeque<>();
  private Listener<R> listener = new Listener<>() {};
  private @Nullable ClientStream stream;
  private @Nullable Future<?> timer;
  private @Nullable Http3Headers head;
  private @Nullable Status status;
  private Metadata trailers = new Metadata();
  private int requested;
  private boolean ended;
  private boolean closed;

  Http3ClientCall(
      StreamConnection connection,
      MethodDescriptor<Q, R> method,
      CallOptions options,
      String authority) {
    this.connection = connection;
    this.method = method;
    this.options = options;
    this.authority = authority;
    Executor given = options.getExecutor();
    this.executor = given == null ? Runnable::run : given;
  }

  @Override
  public void start(Listener<R> responseListener, Metadata metadata) {
    listener = responseListener;
    Http3Headers request = new DefaultHttp3Headers();
    request.method("POST").scheme("https").authority(authority);
    request.path("/" + method.getFullMethodName());
    request.add("te", "trailers").add("content-type", "application/grpc");
    Deadline deadline = options.getDeadline();
    if (deadline != null) {
      long nanos = deadline.timeRemaining(TimeUnit.NANOSECONDS);
      request.add("grpc-timeout", Fields.timeout(nanos));
      timer = connection.executor().schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
    }
    Fields.add(metadata, request);
    stream = connection.open(this);
    stream.fields(request);
  }

  private void expire() {
    stop(Status.DEADLINE_EXCEEDED.withDescription("the client's own deadline"));
  }

  @Override
  public void request(int messages) {
    connection
        .executor()
        .execute(
            () -> {
              requested += messages;
              deliver();
            });
  }

  @Override
  public void cancel(@Nullable String message, @Nullable Throwable cause) {
    Status cancelled = Status.CANCELLED.withDescription(message).withCause(cause);
    connection.executor().execute(() -> stop(cancelled));
  }

  private void stop(Status reason) {
    if (!closed && stream != null) {
      stream.cancel(REQUEST_CANCELLED);
      close(reason);
    }
  }

  @Override
  public void halfClose() {
    stream().end();
  }

  @Override
  public void sendMessage(Q message) {
    stream().data(MessageFraming.frame(method.streamRequest(message)));
  }

  private ClientStream stream() {
    if (stream == null) {
      throw new IllegalStateException("not started");
    }
    return stream;
  }

  @Override
  public boolean isReady() {
    return stream != null && stream.isWritable();
  }

  @Override
  public void onWritable() {
    executor.execute(listener::onReady);
  }

  @Override
  public void onFields(Http3Headers fields) {
    if (closed) {
      return;
    }
    int httpStatus = head != null ? 0 : Integer.parseInt(String.valueOf(fields.status()));
    if (head != null || Statuses.isIn(fields)) {
      trailers = Fields.metadata(fields);
      status = Statuses.isIn(fields) ? Statuses.of(fields) : null;
      head = fields;
    } else if (httpStatus != 200) {
      stop(Statuses.ofHttp(httpStatus));
    } else {
      head = fields;
      Metadata metadata = Fields.metadata(fields);
      executor.execute(() -> listener.onHeaders(metadata));
    }
  }

  @Override
  public void onData(byte[] data) {
    if (closed) {
      return;
    }
    framing.add(data);
    for (byte[] message = framing.next(); message != null; message = framing.next()) {
      arrived.add(message);
    }
    deliver();
  }

  private void deliver() {
    if (closed) {
      return;
    }
    while (requested > 0 && !arrived.isEmpty()) {
      requested--;
      R message = method.parseResponse(new ByteArrayInputStream(arrived.remove()));
      executor.execute(() -> listener.onMessage(message));
    }
    // What nobody asked for holds the stream back.
    stream().setReading(arrived.isEmpty());
    closeIfDone();
  }

  @Override
  public void onEnd() {
    ended = true;
    closeIfDone();
  }

  private void closeIfDone() {
    if (!ended || !arrived.isEmpty()) {
      return;
    }
    if (framing.isInMessage()) {
      close(Status.INTERNAL.withDescription("ended within a message"));
    } else {
      close(status == null ? Status.INTERNAL.withDescription("ended without a status") : status);
    }
  }

  @Override
  public void onReset(long code, Throwable cause) {
    close(Statuses.ofReset(code, cause));
  }

  private void close(Status end) {
    if (closed) {
      return;
    }
    closed = true;
    if (timer != null) {
      timer.cancel(false);
    }
    executor.execute(() -> listener.onClose(end, trailers));
  }
}
