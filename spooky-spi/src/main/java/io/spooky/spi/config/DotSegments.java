package io.spooky.spi.config;

/** The segments {@code .} and {@code ..} of a path. Stateless. */
final class DotSegments {
  private DotSegments() {}

  /** Resolves dot segments in place (RFC 3986, section 5.2.4), and returns the new length. */
  static int resolve(byte[] path, int length) {
    int out = 0;
    int in = 0;
    while (in < length) {
      int end = in + 1;
      while (end < length && path[end] != '/') {
        end++;
      }
      int dots = dots(path, in + 1, end);
      if (dots < 0) {
        return PathFault.DOTS_WITH_PARAMETERS.result();
      }
      if (dots == 0) {
        System.arraycopy(path, in, path, out, end - in);
        out += end - in;
      } else {
        out = dots == 2 ? parent(path, out) : out;
        if (out < 0) {
          return PathFault.ABOVE_ROOT.result();
        }
        if (end == length) {
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
    int at = start + dots;
    if (at == end) {
      return dots;
    }
    boolean encoded = path[at] == '%' && PathEscapes.value(path, at + 1) == ';';
    return path[at] == ';' || encoded ? -1 : 0;
  }

  private static int parent(byte[] path, int end) {
    int slash = end - 1;
    while (slash >= 0 && path[slash] != '/') {
      slash--;
    }
    return slash;
  }
}
