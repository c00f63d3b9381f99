package io.spooky.samples.conformance.h2;

/**
 * What a backend does. Each method is called on the connection's own thread and may write any
 * frames or bytes; what is not overridden does what a good backend does, short of answering.
 */
public interface Script {
  /** A connection was made; the client's preface may not have come yet. */
  default void opened(RawConnection connection) {
    connection.send(Frames.settings());
  }

  /** The client's SETTINGS came, or its acknowledgement of ours. */
  default void settings(RawConnection connection, Frame frame) {
    if (!frame.has(Frame.ACK)) {
      connection.send(Frames.frame(Frame.SETTINGS, Frame.ACK, 0));
    }
  }

  /** A PING came, or the answer to ours. */
  default void ping(RawConnection connection, Frame frame) {
    if (!frame.has(Frame.ACK)) {
      connection.send(Frames.frame(Frame.PING, Frame.ACK, 0, frame.payload()));
    }
  }

  /** A request's head is complete. */
  default void head(Request request) {}

  /** A part of a request's body came; the window is opened again. */
  default void data(Request request, Frame frame) {
    int length = frame.payload().length;
    if (length > 0) {
      request.connection().send(Frames.windowUpdate(0, length));
      if (!request.isEnded()) {
        request.connection().send(Frames.windowUpdate(request.stream(), length));
      }
    }
  }

  /** A request has ended, with its trailers if it has any. */
  default void end(Request request) {}

  /** A request was reset. */
  default void reset(Request request, long code) {}
}
