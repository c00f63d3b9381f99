package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;

/**
 * Reads {@code via}: a list of protocol, receiver and an optional comment (RFC 9110, section
 * 7.6.3). Stateless.
 */
final class ViaField {
  private ViaField() {}

  /** Returns whether a line names a receiver, in any case and whatever the protocol. */
  static boolean names(AsciiString line, AsciiString receiver) {
    int at = 0;
    boolean comments = true;
    while (at < line.length()) {
      at = skipBlanks(line, at);
      int protocolEnd = wordEnd(line, at);
      int start = skipBlanks(line, protocolEnd);
      int end = wordEnd(line, start);
      if (end > start && protocolEnd > at && isReceiver(line, start, end, receiver)) {
        return true;
      }
      int next = comments ? elementEnd(line, end) : -1;
      // A comment that is never closed is none: in it a client could hide whatever is appended, and
      // a loop with it. Looked for once, or a line of many would take its square in time.
      comments = next >= 0;
      at = (comments ? next : nextComma(line, end)) + 1;
    }
    return false;
  }

  private static int skipBlanks(AsciiString line, int start) {
    int at = start;
    while (at < line.length() && isBlank(line.byteAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(AsciiString line, int start) {
    int at = start;
    while (at < line.length() && !isBlank(line.byteAt(at)) && line.byteAt(at) != ',') {
      if (line.byteAt(at) == '(') {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean isReceiver(AsciiString line, int start, int end, AsciiString receiver) {
    int length = receiver.length();
    boolean same = line.regionMatches(true, start, receiver, 0, length);
    return same && (start + length == end || line.byteAt(start + length) == ':');
  }

  private static int nextComma(AsciiString line, int start) {
    int comma = line.indexOf(',', start);
    return comma < 0 ? line.length() : comma;
  }

  /**
   * Returns the index of the next comma that does not stand in a comment; -1 if the line ends in a
   * comment.
   */
  private static int elementEnd(AsciiString line, int start) {
    int depth = 0;
    int at = start;
    while (at < line.length() && (depth > 0 || line.byteAt(at) != ',')) {
      byte octet = line.byteAt(at);
      if (octet == '(') {
        depth++;
      } else if (octet == ')' && depth > 0) {
        depth--;
      } else if (octet == '\\' && depth > 0) {
        at++;
      }
      at++;
    }
    return depth > 0 ? -1 : at;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }
}
