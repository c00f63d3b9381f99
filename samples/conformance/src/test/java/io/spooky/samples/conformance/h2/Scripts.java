package io.spooky.samples.conformance.h2;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** What most backends of the tests do. */
public final class Scripts {
  private Scripts() {}

  /** Answers each request at its end with its id, in {@code x-id} and as the body. */
  public static class Answering implements Script {
    @Override
    public void end(Request request) {
      request.answer();
    }
  }

  /** Sends bodies back as they come, then the trailers. */
  public static class Echoing implements Script {
    @Override
    public void head(Request request) {
      request.head(request.isEnded(), ":status", "200", "x-id", request.id());
    }

    @Override
    public void data(Request request, Frame frame) {
      Script.super.data(request, frame);
      boolean end = request.isEnded() && request.trailers().isEmpty();
      request.data(end, frame.payload());
    }

    @Override
    public void end(Request request) {
      if (!request.trailers().isEmpty()) {
        request.sendTrailers(request.trailers());
      }
    }
  }

  /** Answers nothing; a test answers the requests in the journal. */
  public static class Holding implements Script {}

  /** Acts at the head of each request for a path, and answers all others. */
  public static Script onPath(String path, Consumer<Request> action) {
    return onHead(request -> request.path().equals(path), action);
  }

  /** Acts at the head of some requests, and answers all others. */
  public static Script onHead(Predicate<Request> some, Consumer<Request> action) {
    return new Answering() {
      @Override
      public void head(Request request) {
        if (some.test(request)) {
          action.accept(request);
        }
      }

      @Override
      public void end(Request request) {
        if (!some.test(request)) {
          super.end(request);
        }
      }
    };
  }

  /** Acts at the end of each request for a path, and answers all others. */
  public static Script onEnd(String path, Consumer<Request> action) {
    return new Answering() {
      @Override
      public void end(Request request) {
        if (request.path().equals(path)) {
          action.accept(request);
        } else {
          super.end(request);
        }
      }
    };
  }
}
