package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Brings a request's path into one form, so that route, log and backend see the same (RFC 3986,
 * section 6.2.2): percent-encoded unreserved characters are decoded, other escapes get upper-case
 * digits, dot segments are resolved. The query stays as it is.
 *
 * <p>Forms that servers read differently are refused instead of guessed at: an encoded slash,
 * backslash or control character, a backslash, a dot segment with parameters ({@code ..;}), an
 * escape that is none, and dots that climb above the root. Stateless.
 */
final class PathPolicy {
  private static final String HEX = "0123456789ABCDEF";

  private PathPolicy() {}

  /**
   * Returns the target in its one form; the very object if it has it already; null if it is
   * refused.
   *
   * @param target path and query, of characters that {@link FieldRules#isPath} allows
   */
  static @Nullable AsciiString normalise(AsciiString target) {
    int pathEnd = target.indexOf('?', 0);
    pathEnd = pathEnd < 0 ? target.length() : pathEnd;
    if (isPlain(target, pathEnd)) {
      return target;
    }
    byte[] bytes = new byte[target.length()];
    int length = decode(target, pathEnd, bytes);
    length = length < 0 ? -1 : resolveDots(bytes, length);
    if (length < 0) {
      return null;
    }
    for (int i = pathEnd; i < target.length(); i++) {
      bytes[length++] = target.byteAt(i);
    }
    return new AsciiString(bytes, 0, length, false);
  }

  /** Returns whether nothing in the path could need a change or a refusal. */
  private static boolean isPlain(AsciiString target, int end) {
    byte previous = 0;
    for (int i = 0; i < end; i++) {
      byte octet = target.byteAt(i);
      if (octet == '%' || octet == '\\' || octet == '.' && previous == '/') {
        return false;
      }
      previous = octet;
    }
    return true;
  }

  private static int decode(AsciiString target, int end, byte[] out) {
    int length = 0;
    for (int i = 0; i < end; i++) {
      byte octet = target.byteAt(i);
      if (octet == '\\') {
        return -1;
      }
      if (octet != '%') {
        out[length++] = octet;
        continue;
      }
      int value = i + 2 < end ? hex(target.byteAt(i + 1)) << 4 | hex(target.byteAt(i + 2)) : -1;
      if (value < 0x20 || value == '/' || value == '\\' || value == 0x7f) {
        return -1;
      }
      i += 2;
      if (isUnreserved(value)) {
        out[length++] = (byte) value;
      } else {
        out[length++] = '%';
        out[length++] = (byte) HEX.charAt(value >> 4);
        out[length++] = (byte) HEX.charAt(value & 0xf);
      }
    }
    return length;
  }

  private static int hex(byte digit) {
    // The sign bit makes the whole escape negative, whichever of its digits is none.
    int value = Character.digit(digit, 16);
    return value < 0 ? Integer.MIN_VALUE : value;
  }

  private static boolean isUnreserved(int octet) {
    return octet >= 'a' && octet <= 'z'
        || octet >= 'A' && octet <= 'Z'
        || octet >= '0' && octet <= '9'
        || octet == '-'
        || octet == '.'
        || octet == '_'
        || octet == '~';
  }

  /** Resolves dot segments in place (RFC 3986, section 5.2.4), and returns the new length. */
  private static int resolveDots(byte[] path, int length) {
    int out = 0;
    int in = 0;
    while (in < length) {
      int end = in + 1;
      while (end < length && path[end] != '/') {
        end++;
      }
      int dots = dots(path, in + 1, end);
      if (dots < 0) {
        return -1;
      }
      boolean last = end == length;
      if (dots == 0) {
        System.arraycopy(path, in, path, out, end - in);
        out += end - in;
      } else {
        out = dots == 2 ? parent(path, out) : out;
        if (out < 0) {
          return -1;
        }
        if (last) {
          path[out++] = '/';
        }
      }
      in = end;
    }
    return out;
  }

  /**
   * Returns 1 or 2 for a dot segment, 0 for another, -1 for one with parameters behind its dots.
   */
  private static int dots(byte[] path, int start, int end) {
    int dots = 0;
    while (start + dots < end && path[start + dots] == '.' && dots < 3) {
      dots++;
    }
    if (dots == 0 || dots == 3) {
      return 0;
    }
    if (start + dots == end) {
      return dots;
    }
    return path[start + dots] == ';' ? -1 : 0;
  }

  private static int parent(byte[] path, int end) {
    int slash = end - 1;
    while (slash >= 0 && path[slash] != '/') {
      slash--;
    }
    return slash;
  }
}
