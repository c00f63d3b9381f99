package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;

/** The characters that HTTP allows in each part of a message, as tables of one look-up a byte. */
final class FieldRules {
  private static final byte NAME = 1;
  private static final byte TOKEN = 2;
  private static final byte VALUE = 4;
  private static final byte PATH = 8;
  private static final byte HOST = 16;
  private static final byte UNDERSCORE = 32;

  /** Not a field name, or empty. */
  static final int NO_NAME = -1;

  /** A field name. */
  static final int PLAIN_NAME = 0;

  /** A field name that holds an underscore. */
  static final int NAME_WITH_UNDERSCORE = UNDERSCORE;

  private static final byte[] CLASS = new byte[256];

  static {
    // RFC 9110, section 5.6.2; field names of HTTP/2 and HTTP/3 are in lower case.
    String tokenMarks = "!#$%&'*+-.^_`|~";
    for (int c = 0; c < 256; c++) {
      boolean letter = c >= 'a' && c <= 'z';
      boolean digit = c >= '0' && c <= '9';
      boolean mark = c > 0x20 && c < 0x7f && tokenMarks.indexOf(c) >= 0;
      boolean upper = c >= 'A' && c <= 'Z';
      CLASS[c] |= letter || digit || mark ? NAME : 0;
      CLASS[c] |= letter || digit || mark || upper ? TOKEN : 0;
      // RFC 9110, section 5.5: visible characters, obs-text, and blanks between them.
      CLASS[c] |= c >= 0x20 && c != 0x7f || c == '\t' ? VALUE : 0;
      CLASS[c] |= c > 0x20 && c < 0x7f && c != '#' ? PATH : 0;
      CLASS[c] |= letter || digit || c == '-' || c == '.' || c == '_' ? HOST : 0;
      CLASS[c] |= c == '_' ? UNDERSCORE : 0;
    }
  }

  private FieldRules() {}

  /** Returns whether the text is a field name in lower case; what else about it, {@link #name}. */
  static boolean isName(AsciiString text) {
    return name(text) != NO_NAME;
  }

  /** Returns {@link #NO_NAME}, {@link #PLAIN_NAME} or {@link #NAME_WITH_UNDERSCORE}. */
  static int name(AsciiString text) {
    byte[] bytes = text.array();
    int end = text.arrayOffset() + text.length();
    int seen = 0;
    for (int i = text.arrayOffset(); i < end; i++) {
      int octet = CLASS[bytes[i] & 0xff];
      if ((octet & NAME) == 0) {
        return NO_NAME;
      }
      seen |= octet;
    }
    return seen == 0 ? NO_NAME : seen & UNDERSCORE;
  }

  static boolean isToken(AsciiString text) {
    return text.length() > 0 && all(text, TOKEN);
  }

  /** Returns whether a byte may stand in a token. */
  static boolean isTokenByte(byte octet) {
    return (CLASS[octet & 0xff] & TOKEN) != 0;
  }

  /** Returns whether a field value may go on: no control characters, no blanks around it. */
  static boolean isValue(AsciiString text) {
    int length = text.length();
    return all(text, VALUE)
        && (length == 0 || !isBlank(text.byteAt(0)) && !isBlank(text.byteAt(length - 1)));
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Returns whether a text is a path with an optional query, in origin form. */
  static boolean isPath(AsciiString text) {
    return text.length() > 0 && text.byteAt(0) == '/' && all(text, PATH);
  }

  /** Returns whether a byte may stand in a registered name or an IPv4 address. */
  static boolean isHost(byte octet) {
    return (CLASS[octet & 0xff] & HOST) != 0;
  }

  private static boolean all(AsciiString text, byte mask) {
    byte[] bytes = text.array();
    int end = text.arrayOffset() + text.length();
    for (int i = text.arrayOffset(); i < end; i++) {
      if ((CLASS[bytes[i] & 0xff] & mask) == 0) {
        return false;
      }
    }
    return true;
  }
}
