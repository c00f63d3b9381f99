package io.spooky.spi.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The one form that paths have, for requests and for the routes that match them: percent-encoded
 * unreserved characters are decoded, other escapes get upper-case digits, doubled slashes are
 * merged, refused or kept, and dot segments are resolved, in this order (RFC 3986, section 6.2.2).
 *
 * <p>Forms that servers read differently are refused instead of guessed at, unless they are
 * allowed; then they stay as they came. What comes out is what goes in again: the form of a form is
 * itself. Immutable.
 */
public final class PathRules {
  /** What becomes of {@code //}. */
  public enum Slashes {
    /** One slash. */
    MERGE,
    /** A fault. */
    REJECT,
    /** They stay. */
    KEEP
  }

  private static final byte SLASH = 1;
  private static final byte DOT = 2;
  private static final byte NOT_PLAIN = 4;
  private static final byte[] KIND = new byte[256];

  static {
    KIND['/'] = SLASH;
    KIND['.'] = DOT;
    KIND['%'] = NOT_PLAIN;
    KIND['\\'] = NOT_PLAIN;
    KIND[';'] = NOT_PLAIN;
  }

  private final Slashes slashes;
  private final Set<PathFault> allowed;
  private final boolean[] allows = new boolean[PathFault.values().length];

  private PathRules(Slashes slashes, Set<PathFault> allowed) {
    this.slashes = slashes;
    this.allowed = Collections.unmodifiableSet(allowed);
    allowed.forEach(fault -> allows[fault.ordinal()] = true);
  }

  /**
   * Returns the rules that two values of the config spell.
   *
   * @param doubledSlashes {@code merge}, {@code reject} or {@code keep}
   * @param allow words of faults that are allowable
   */
  public static PathRules of(String doubledSlashes, List<String> allow) {
    Set<PathFault> faults = EnumSet.noneOf(PathFault.class);
    allow.forEach(word -> faults.add(PathFault.valueOf(word.toUpperCase(Locale.ROOT))));
    return new PathRules(Slashes.valueOf(doubledSlashes.toUpperCase(Locale.ROOT)), faults);
  }

  /** Returns what becomes of doubled slashes. */
  public Slashes slashes() {
    return slashes;
  }

  /** Returns the faults that are none here. */
  public Set<PathFault> allowed() {
    return allowed;
  }

  /**
   * Returns whether nothing in a path could need a change or a refusal: one look-up a byte. Where
   * it returns false, {@link #normalise} may still find nothing to do.
   *
   * @param path printable ASCII
   */
  public static boolean isPlain(byte[] path, int start, int end) {
    byte previous = 0;
    for (int i = start; i < end; i++) {
      byte kind = KIND[path[i] & 0xff];
      if (kind != 0 && (kind == NOT_PLAIN || previous == SLASH)) {
        return false;
      }
      previous = kind;
    }
    return true;
  }

  /**
   * Brings a path into its form, in place.
   *
   * @param path printable ASCII that begins with a slash, without a query
   * @return the new length, which is not greater; negative if the path is refused: see {@link
   *     #fault}
   */
  public int normalise(byte[] path, int length) {
    int end = PathEscapes.decode(path, length);
    end = end < 0 ? end : PathEscapes.check(path, end, allows);
    end = end < 0 ? end : slashes(path, end);
    return end < 0 ? end : DotSegments.resolve(path, end);
  }

  /** Returns the reason behind a negative result of {@link #normalise}. */
  public static PathFault fault(int result) {
    return PathFault.of(result);
  }

  private int slashes(byte[] path, int length) {
    if (slashes == Slashes.KEEP) {
      return length;
    }
    int out = 0;
    for (int i = 0; i < length; i++) {
      if (path[i] == '/' && out > 0 && path[out - 1] == '/') {
        if (slashes == Slashes.REJECT) {
          return PathFault.DOUBLED_SLASH.result();
        }
      } else {
        path[out++] = path[i];
      }
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathRules that
        && slashes == that.slashes
        && allowed.equals(that.allowed);
  }

  @Override
  public int hashCode() {
    return 31 * slashes.hashCode() + allowed.hashCode();
  }

  /** Returns both values as the config writes them. */
  @Override
  public String toString() {
    List<String> words = allowed.stream().map(PathFault::word).toList();
    return "doubled_slashes " + slashes.name().toLowerCase(Locale.ROOT) + ", allow " + words;
  }
}
