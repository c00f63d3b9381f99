package io.spooky.codegen.check;

/**
 * A predicate on one header field or one query parameter of a request.
 *
 * @param name of the field, in lower case; or of the parameter, decoded
 * @param kind how it is compared
 * @param value the value for {@link Kind#EXACT}, decoded; otherwise empty
 */
public record FieldMatch(String name, Kind kind, String value) implements Comparable<FieldMatch> {
  /** How a field or parameter is compared. */
  public enum Kind {
    /** It stands there once, with this very value. */
    EXACT,
    /** It stands there, once or more often, whatever its value. */
    PRESENT
  }

  /** Returns whether every request that this predicate takes is taken by the other, too. */
  public boolean implies(FieldMatch other) {
    return name.equals(other.name) && (other.kind == Kind.PRESENT || equals(other));
  }

  @Override
  public int compareTo(FieldMatch other) {
    int byName = name.compareTo(other.name);
    int byKind = byName == 0 ? kind.compareTo(other.kind) : byName;
    return byKind == 0 ? value.compareTo(other.value) : byKind;
  }
}
