package io.spooky.spi.config;

import java.util.Arrays;

/** The percent-encoded parts of a path (RFC 3986, section 2.1). Stateless. */
final class PathEscapes {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  /** What an escape spells that may be ambiguous; one more than the fault's number, 0 for none. */
  private static final byte[] ESCAPE = new byte[256];

  static {
    Arrays.fill(ESCAPE, 0, 0x20, number(PathFault.ENCODED_CONTROL));
    ESCAPE[0x7f] = number(PathFault.ENCODED_CONTROL);
    ESCAPE['/'] = number(PathFault.ENCODED_SLASH);
    ESCAPE['\\'] = number(PathFault.BACKSLASH);
    ESCAPE[';'] = number(PathFault.PATH_PARAMETERS);
    ESCAPE[0xc0] = number(PathFault.OVERLONG_UTF8);
    ESCAPE[0xc1] = number(PathFault.OVERLONG_UTF8);
    Arrays.fill(ESCAPE, 0xf5, 0x100, number(PathFault.OVERLONG_UTF8));
  }

  private static final int DOUBLED = number(PathFault.DOUBLE_ENCODING);

  private PathEscapes() {}

  private static byte number(PathFault fault) {
    return (byte) (fault.ordinal() + 1);
  }

  /** Decodes unreserved characters and unifies other escapes, in place; returns the new length. */
  static int decode(byte[] path, int length) {
    int out = 0;
    for (int i = 0; i < length; i++) {
      if (path[i] != '%') {
        path[out++] = path[i];
        continue;
      }
      int value = i + 2 < length ? value(path, i + 1) : -1;
      if (value < 0) {
        return PathFault.INVALID_ESCAPE.result();
      }
      i += 2;
      if (isUnreserved(value)) {
        path[out++] = (byte) value;
      } else {
        path[out++] = '%';
        path[out++] = HEX[value >> 4];
        path[out++] = HEX[value & 0xf];
      }
    }
    return out;
  }

  /** Returns what two hexadecimal digits spell, or a negative number if they are none. */
  static int value(byte[] path, int at) {
    int high = Character.digit(path[at], 16);
    int low = Character.digit(path[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
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

  /** Looks for ambiguous forms that are not allowed; returns the length or the refusal. */
  static int check(byte[] path, int length, boolean[] allows) {
    int previous = 0;
    for (int i = 0; i < length; i++) {
      int found = 0;
      if (path[i] == '%') {
        int value = value(path, i + 1);
        found = escapeFault(value, previous);
        found = value == '%' && spellsTwice(path, i + 3, length) ? DOUBLED : found;
        previous = value;
        i += 2;
      } else {
        found = path[i] == '\\' || path[i] == ';' ? ESCAPE[path[i]] : 0;
        previous = 0;
      }
      if (found != 0 && !allows[found - 1]) {
        return ~(found - 1);
      }
    }
    return length;
  }

  private static int escapeFault(int value, int previous) {
    boolean overlong =
        previous == 0xe0 && value >= 0x80 && value < 0xa0
            || previous == 0xf0 && value >= 0x80 && value < 0x90;
    return overlong ? number(PathFault.OVERLONG_UTF8) : ESCAPE[value];
  }

  /** Returns whether digits behind an encoded percent sign spell what a second reader cuts at. */
  private static boolean spellsTwice(byte[] path, int at, int length) {
    int value = at + 1 < length ? value(path, at) : -1;
    return value == '.'
        || value == '/'
        || value == '\\'
        || value == '%'
        || value == ';'
        || value >= 0 && value < 0x20
        || value == 0x7f;
  }
}
