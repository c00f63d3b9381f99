package io.spooky.samples.conformance.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends metadata whose names begin with x- back, in the head and in the trailers. */
final class MetadataEcho implements ServerInterceptor {
  private final BlockingQueue<Metadata> seen = new LinkedBlockingQueue<>();

  /** Returns the metadata of each call. */
  BlockingQueue<Metadata> seen() {
    return seen;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    seen.add(headers);
    Metadata own = new Metadata();
    for (String name : headers.keys()) {
      if (name.startsWith("x-") && name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        headers.getAll(Fields.binary(name)).forEach(each -> own.put(Fields.binary(name), each));
      } else if (name.startsWith("x-") && !name.startsWith("x-forwarded")) {
        headers.getAll(Fields.text(name)).forEach(each -> own.put(Fields.text(name), each));
      }
    }
    return next.startCall(new Echoing<>(call, own), headers);
  }

  private static final class Echoing<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final Metadata own;

    Echoing(ServerCall<Q, R> call, Metadata own) {
      super(call);
      this.own = own;
    }

    @Override
    public void sendHeaders(Metadata headers) {
      headers.merge(own);
      super.sendHeaders(headers);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      trailers.merge(own);
      super.close(status, trailers);
    }
  }
}
