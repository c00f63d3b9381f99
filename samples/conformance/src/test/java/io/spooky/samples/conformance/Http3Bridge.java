package io.spooky.samples.conformance;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.io.IOException;

/** A backend that sends each request on over HTTP/3, with all its fields, and the answer back. */
final class Http3Bridge implements AutoCloseable {
  /** A proxy that does not see the loop is told in the end. */
  private static final int MOST = 20;

  private final RawBackend backend;
  private volatile int port;

  Http3Bridge() throws IOException {
    backend = RawBackend.start("bridge", new Bridging());
  }

  /** Returns the side that gets requests. */
  RawBackend backend() {
    return backend;
  }

  /** Sets the port that requests go on to. */
  void leadTo(int next) {
    port = next;
  }

  @Override
  public void close() {
    backend.close();
  }

  private final class Bridging extends Scripts.Answering {
    @Override
    public void end(Request request) {
      if (backend.journal().requests().size() > MOST) {
        request.head(true, ":status", "200");
        return;
      }
      // The connection's thread is needed for the request that comes around.
      Thread thread = new Thread(() -> forward(request), "bridge");
      thread.setDaemon(true);
      thread.start();
    }

    private void forward(Request request) {
      RawRequest next = RawRequest.empty();
      for (Field field : request.fields()) {
        boolean scheme = field.name().equals(":scheme");
        next.with(field.name(), scheme ? "https" : field.value());
      }
      try (RawClient client = RawClient.connect(port)) {
        RawResponse response = client.send(next).response();
        request.head(false, ":status", Integer.toString(response.status()));
        request.data(true, response.body());
      } catch (IOException e) {
        request.head(true, ":status", "599");
      }
    }
  }
}
