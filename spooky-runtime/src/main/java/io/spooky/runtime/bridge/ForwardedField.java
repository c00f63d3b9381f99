package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;

/** Writes and checks {@code forwarded} (RFC 7239). Stateless. */
final class ForwardedField {
  private static final AsciiString FOR = AsciiString.cached("for=");
  private static final AsciiString IPV6_START = AsciiString.cached("\"[");
  private static final AsciiString IPV6_END = AsciiString.cached("]\"");
  private static final AsciiString HOST = AsciiString.cached(";host=");
  private static final AsciiString PROTO = AsciiString.cached(";proto=");
  private static final AsciiString QUOTE = AsciiString.cached("\"");

  private ForwardedField() {}

  /**
   * Returns one element.
   *
   * @param address an IP address without brackets, or {@code unknown}
   * @param authority as {@link Authority} takes it, so that nothing in it needs an escape
   * @param scheme a token
   */
  static AsciiString element(AsciiString address, AsciiString authority, AsciiString scheme) {
    // RFC 7239, section 4: a colon or a bracket is no part of a token.
    boolean ipv6 = address.indexOf(':', 0) >= 0;
    boolean quoted = authority.indexOf(':', 0) >= 0;
    int marks = (ipv6 ? IPV6_START.length() + IPV6_END.length() : 0) + (quoted ? 2 : 0);
    int fixed = FOR.length() + HOST.length() + PROTO.length() + marks;
    byte[] out = new byte[fixed + address.length() + authority.length() + scheme.length()];
    int at = put(FOR, out, 0);
    at = ipv6 ? put(IPV6_START, out, at) : at;
    at = put(address, out, at);
    at = ipv6 ? put(IPV6_END, out, at) : at;
    at = put(HOST, out, at);
    at = quoted ? put(QUOTE, out, at) : at;
    at = put(authority, out, at);
    at = quoted ? put(QUOTE, out, at) : at;
    at = put(PROTO, out, at);
    put(scheme, out, at);
    return new AsciiString(out, false);
  }

  private static int put(AsciiString text, byte[] out, int at) {
    System.arraycopy(text.array(), text.arrayOffset(), out, at, text.length());
    return at + text.length();
  }

  /**
   * Returns whether a value is a list of {@code name=value} pairs, so that an element appended to
   * it is an element: an open quote would swallow it.
   */
  static boolean isWellFormed(AsciiString value) {
    int at = 0;
    while (true) {
      int nameEnd = tokenEnd(value, at);
      if (nameEnd == at || nameEnd == value.length() || value.byteAt(nameEnd) != '=') {
        return false;
      }
      at = valueEnd(value, nameEnd + 1);
      if (at < 0 || at == value.length()) {
        return at > 0;
      }
      at = separatorEnd(value, at);
      if (at < 0) {
        return false;
      }
    }
  }

  private static int tokenEnd(AsciiString value, int start) {
    int at = start;
    while (at < value.length() && FieldRules.isTokenByte(value.byteAt(at))) {
      at++;
    }
    return at;
  }

  private static int valueEnd(AsciiString value, int start) {
    if (start < value.length() && value.byteAt(start) == '"') {
      for (int at = start + 1; at < value.length(); at++) {
        if (value.byteAt(at) == '"') {
          return at + 1;
        }
        at += value.byteAt(at) == '\\' ? 1 : 0;
      }
      return -1;
    }
    int end = tokenEnd(value, start);
    return end == start ? -1 : end;
  }

  /** Returns the index behind a semicolon, or a comma with blanks around it; otherwise -1. */
  private static int separatorEnd(AsciiString value, int start) {
    int at = skipBlanks(value, start);
    if (at == start && value.byteAt(at) == ';') {
      return at + 1;
    }
    return at < value.length() && value.byteAt(at) == ',' ? skipBlanks(value, at + 1) : -1;
  }

  private static int skipBlanks(AsciiString value, int start) {
    int at = start;
    while (at < value.length() && (value.byteAt(at) == ' ' || value.byteAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
