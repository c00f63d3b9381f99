package io.spooky.runtime.exchange;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The operator's lines: one for each request that the edge answered itself or broke off, with the
 * reason that the client is not told. At most {@value #LINES} a second for each worker, the rest as
 * a number, so that nobody can fill a disk with bad requests. Confined to the worker's event loop.
 */
final class ErrorLog {
  private static final System.Logger LOG = System.getLogger("request");
  private static final int LINES = 20;
  private static final long SECOND = 1_000_000_000L;
  private static final int MAX_TEXT = 200;

  private final StringBuilder request = new StringBuilder();
  private long windowStart = System.nanoTime() - SECOND;
  private int lines;
  private int suppressed;

  /** Returns whether there is room for a line; {@link #write} follows. */
  boolean wants(Level level) {
    request.setLength(0);
    return LOG.isLoggable(level) && hasRoom(System.nanoTime());
  }

  /**
   * Says which request the line is about: as it is routed, or as it came if it was refused.
   *
   * @param method null if none came; the others likewise
   */
  void request(
      @Nullable CharSequence method,
      @Nullable CharSequence authority,
      @Nullable CharSequence path) {
    append(request, method);
    append(request.append(' '), authority);
    append(request, path);
  }

  /**
   * Writes the line.
   *
   * @param what the outcome, such as {@code 502}
   * @param target upstream and backend; null where none was found
   */
  void write(
      Level level, String what, CharSequence client, @Nullable String target, String reason) {
    StringBuilder line = new StringBuilder(200).append(what).append(' ');
    line.append(request.isEmpty() ? "-" : request).append(" from ").append(client);
    if (target != null) {
      line.append(" to ").append(target);
    }
    // The codec's reasons quote the client.
    append(line.append(": "), reason, ' ');
    LOG.log(level, line.toString());
  }

  private boolean hasRoom(long nowNanos) {
    if (nowNanos - windowStart >= SECOND) {
      if (suppressed > 0) {
        LOG.log(Level.WARNING, suppressed + " further lines were left out here");
      }
      windowStart = nowNanos;
      lines = 0;
      suppressed = 0;
    }
    if (lines < LINES) {
      lines++;
      return true;
    }
    suppressed++;
    return false;
  }

  private static void append(StringBuilder line, @Nullable CharSequence text) {
    append(line, text, '!');
  }

  /** What a client sent goes into a log only as printable ASCII, from a first character on. */
  private static void append(StringBuilder line, @Nullable CharSequence text, char first) {
    if (text == null) {
      line.append('-');
      return;
    }
    int length = Math.min(text.length(), MAX_TEXT);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= first && c < 0x7f && c != '\\') {
        line.append(c);
      } else {
        line.append(String.format("\\x%02x", (int) c));
      }
    }
    if (length < text.length()) {
      line.append("...");
    }
  }
}
