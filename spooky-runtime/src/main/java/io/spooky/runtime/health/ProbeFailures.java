package io.spooky.runtime.health;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2Exception;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Says in a few words why a probe got no answer. */
final class ProbeFailures {
  private ProbeFailures() {}

  /** Returns the words for what was thrown. */
  static String describe(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof ConnectTimeoutException) {
      return "timed out";
    }
    if (cause instanceof NoRouteToHostException) {
      return "no route to host";
    }
    if (cause instanceof ConnectException) {
      return text(cause).contains("refused") ? "connection refused" : "cannot connect";
    }
    if (cause instanceof UnknownHostException) {
      return "unknown host";
    }
    if (cause instanceof SSLException) {
      return "TLS failed: " + text(root(cause));
    }
    if (cause instanceof Http2Exception) {
      return "HTTP/2 broken";
    }
    if (cause instanceof ClosedChannelException) {
      return "connection closed";
    }
    return text(cause).contains("reset") ? "connection reset" : text(cause);
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapped = thrown instanceof CompletionException || thrown instanceof DecoderException;
    return wrapped && cause != null ? cause : thrown;
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String text(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
