package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Several lines of one field as one (RFC 9110, section 5.3). A single line stays the object that it
 * is; only joining copies. Reused from request to request; confined to the worker's event loop.
 */
final class FieldJoiner {
  private static final int INITIAL_BYTES = 256;

  private final byte[] separator;
  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;
  private @Nullable AsciiString only;

  /**
   * Makes a joiner.
   *
   * @param separator what stands between two lines
   */
  FieldJoiner(String separator) {
    this.separator = separator.getBytes(StandardCharsets.US_ASCII);
  }

  void clear() {
    length = 0;
    only = null;
  }

  /** Returns whether no line but empty ones was added. */
  boolean isEmpty() {
    return length == 0 && only == null;
  }

  /** Adds a line; an empty one adds nothing. */
  void add(AsciiString value) {
    if (value.isEmpty()) {
      return;
    }
    if (isEmpty()) {
      only = value;
      return;
    }
    AsciiString first = only;
    if (first != null) {
      only = null;
      put(first.array(), first.arrayOffset(), first.length());
    }
    put(separator, 0, separator.length);
    put(value.array(), value.arrayOffset(), value.length());
  }

  private void put(byte[] from, int start, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    System.arraycopy(from, start, bytes, length, count);
    length += count;
  }

  /** Returns all lines as one; empty if there is none. */
  AsciiString value() {
    return only != null ? only : new AsciiString(bytes, 0, length, true);
  }
}
