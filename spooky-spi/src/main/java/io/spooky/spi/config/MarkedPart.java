package io.spooky.spi.config;

/**
 * Finds the end of the key or value that begins at a place. Only places are known of nodes, so the
 * text tells: a quoted text ends at its quote, a plain one before what YAML gives a meaning.
 * Stateless.
 */
final class MarkedPart {
  private MarkedPart() {}

  /** Returns the index behind the part that begins at an index; the same where nothing is there. */
  static int end(int[] text, int from) {
    if (from >= text.length) {
      return from;
    }
    return switch (text[from]) {
      case '"', '\'' -> quoted(text, from);
      case '{', '[' -> from + 1;
      case '-' -> isBlank(text, from + 1) ? from + 1 : plain(text, from);
      default -> plain(text, from);
    };
  }

  private static int quoted(int[] text, int from) {
    for (int i = from + 1; i < text.length; i++) {
      if (text[from] == '"' && text[i] == '\\') {
        i++;
      } else if (text[i] == text[from]) {
        return i + 1;
      }
    }
    return text.length;
  }

  private static int plain(int[] text, int from) {
    int braces = 0;
    int i = from;
    for (; i < text.length; i++) {
      // The braces of a reference to the environment belong to the value.
      braces += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
      if (braces < 0 || braces == 0 && isEnd(text, i)) {
        break;
      }
    }
    while (i > from && text[i - 1] == ' ') {
      i--;
    }
    return Math.max(i, from + 1);
  }

  private static boolean isEnd(int[] text, int i) {
    boolean afterBlank = i > 0 && text[i - 1] == ' ';
    return switch (text[i]) {
      case ',', ']' -> true;
      case ':' -> isBlank(text, i + 1);
      case '#' -> afterBlank;
      default -> false;
    };
  }

  private static boolean isBlank(int[] text, int i) {
    return i >= text.length || text[i] == ' ' || text[i] == '\t';
  }
}
