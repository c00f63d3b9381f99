package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One request on a backend connection. Writing is never refused: what flow control does not let
 * through yet is queued, so the writer heeds {@link #isWritable}. Confined to the worker's event
 * loop.
 */
public final class BackendStream {
  private static final System.Logger LOG = System.getLogger("transport");

  private final BackendConnection connection;
  private final Http2Stream stream;
  private final BackendStreamListener listener;
  private boolean headSeen;
  private boolean ended;
  private boolean closed;
  private @Nullable StreamFailure cause;
  private @Nullable String causeText;
  private long resetCode = -1;

  BackendStream(BackendConnection connection, Http2Stream stream, BackendStreamListener listener) {
    this.connection = connection;
    this.stream = stream;
    this.listener = listener;
  }

  /** Sends a part of the body, whose buffer it takes over. */
  public void writeData(ByteBuf data, boolean endStream) {
    if (closed) {
      data.release();
      return;
    }
    connection.writeData(stream.id(), data, endStream);
  }

  /** Sends the trailers, and ends the request. */
  public void writeTrailers(Http2Headers trailers) {
    if (!closed) {
      connection.writeTrailers(stream.id(), trailers);
    }
  }

  /** Gives bytes of {@link BackendStreamListener#onData} back to flow control. */
  public void consume(int bytes) {
    if (!closed && bytes > 0) {
      connection.consume(stream, bytes);
    }
  }

  /** Returns whether more data would leave at once, or would be the first to wait. */
  public boolean isWritable() {
    return !closed && connection.isWritable(stream);
  }

  /** Returns whether the request has left to its end, instead of waiting for flow control. */
  public boolean isRequestSent() {
    return !stream.state().localSideOpen();
  }

  /** Ends the stream from this side; the listener hears nothing more. */
  public void cancel(Http2Error code) {
    if (!closed) {
      closed = true;
      connection.reset(stream.id(), code);
    }
  }

  /** What the exchange threw ends this stream, and nothing else on its connection. */
  void faulted(RuntimeException fault) {
    LOG.log(Level.ERROR, "an exchange failed", fault);
    if (!closed) {
      cancel(Http2Error.INTERNAL_ERROR);
      listener.onFailed(StreamFailure.RESET, "a fault of the edge");
    }
  }

  void headersRead(Http2Headers headers, boolean endStream) {
    if (closed || ended) {
      return;
    }
    if (!headSeen) {
      CharSequence status = headers.status();
      headSeen = status == null || status.length() != 3 || status.charAt(0) != '1';
      if (endStream && !headSeen) {
        // Reset, or a request that still goes on would hold its place on the connection for ever.
        cancel(Http2Error.PROTOCOL_ERROR);
        listener.onFailed(StreamFailure.PROTOCOL, "END_STREAM on an interim head");
        return;
      }
      if (!headSeen) {
        CodecConnection.interimRead(connection.connection(), stream, headers);
      }
      listener.onHead(headers);
    } else {
      listener.onTrailers(headers);
    }
    end(endStream);
  }

  void dataRead(ByteBuf data, boolean endStream) {
    if (closed || ended) {
      data.release();
      return;
    }
    if (data.isReadable()) {
      listener.onData(data);
    } else {
      data.release();
      if (!headSeen) {
        // Though it carries nothing (RFC 9113, section 8.1).
        cancel(Http2Error.PROTOCOL_ERROR);
        listener.onFailed(StreamFailure.PROTOCOL, "DATA before a head");
        return;
      }
    }
    end(endStream);
  }

  private void end(boolean endStream) {
    if (endStream && !closed) {
      ended = true;
      listener.onEnd();
    }
  }

  /** Notes why the stream is about to be closed; {@link #streamClosed} tells the listener. */
  void resetRead(long code) {
    resetCode = code;
  }

  /** Notes why the codec is about to reset the stream; the first cause stands. */
  void markFailed(StreamFailure failure, String text) {
    if (cause == null) {
      cause = failure;
      causeText = text;
    }
  }

  void writabilityChanged() {
    if (!closed && !ended) {
      listener.onWritabilityChanged();
    }
  }

  /** The codec closed the stream. If it did not end cleanly, it failed. */
  void streamClosed(boolean refusedByGoAway) {
    if (closed || ended) {
      closed = true;
      return;
    }
    if (cause != null) {
      fail(cause, String.valueOf(causeText));
    } else if (refusedByGoAway) {
      fail(StreamFailure.GOAWAY, connection.goAwayText());
    } else if (resetCode >= 0) {
      boolean refused = resetCode == Http2Error.REFUSED_STREAM.code();
      fail(
          refused ? StreamFailure.REFUSED : StreamFailure.RESET,
          FailureTexts.withCode("RST_STREAM", resetCode));
    } else {
      fail(StreamFailure.CONNECTION_LOST, connection.endText());
    }
  }

  private void fail(StreamFailure failure, String detail) {
    closed = true;
    listener.onFailed(failure, detail);
  }
}
