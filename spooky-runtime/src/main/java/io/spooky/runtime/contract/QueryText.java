package io.spooky.runtime.contract;

/**
 * The query of a request, read as parameters: pairs between {@code &}, each with a name before and
 * a value behind its first {@code =}. Names and values are compared as they read once decoded, with
 * {@code +} for a blank as forms send it (WHATWG URL, section 5.1); what is no escape stands for
 * itself. Allocates nothing. Confined to one thread.
 */
final class QueryText {
  private static final byte[] EMPTY = {};

  private byte[] bytes = EMPTY;
  private int start;
  private int end;

  void set(byte[] array, int from, int to) {
    bytes = array;
    start = from;
    end = to;
  }

  /** Returns whether the parameter stands there once, with this value. */
  boolean is(byte[] name, byte[] value) {
    boolean found = false;
    for (int pair = start; pair < end; ) {
      int pairEnd = indexOf('&', pair, end);
      int nameEnd = indexOf('=', pair, pairEnd);
      if (reads(pair, nameEnd, name)) {
        if (found || !reads(Math.min(nameEnd + 1, pairEnd), pairEnd, value)) {
          return false;
        }
        found = true;
      }
      pair = pairEnd + 1;
    }
    return found;
  }

  /** Returns whether the parameter stands there. */
  boolean has(byte[] name) {
    for (int pair = start; pair < end; ) {
      int pairEnd = indexOf('&', pair, end);
      if (reads(pair, indexOf('=', pair, pairEnd), name)) {
        return true;
      }
      pair = pairEnd + 1;
    }
    return false;
  }

  private int indexOf(char octet, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != octet) {
      at++;
    }
    return at;
  }

  /** Returns whether a part of the query reads so once it is decoded. */
  private boolean reads(int from, int to, byte[] text) {
    int at = from;
    for (byte expected : text) {
      if (at >= to) {
        return false;
      }
      int octet = bytes[at];
      if (octet == '%' && isEscape(at, to)) {
        octet = (byte) (hex(bytes[at + 1]) << 4 | hex(bytes[at + 2]));
        at += 2;
      } else if (octet == '+') {
        octet = ' ';
      }
      if (octet != expected) {
        return false;
      }
      at++;
    }
    return at == to;
  }

  private boolean isEscape(int at, int to) {
    return at + 2 < to && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0;
  }

  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }
}
