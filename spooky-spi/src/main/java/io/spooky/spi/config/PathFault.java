package io.spooky.spi.config;

import java.util.Locale;

/** Why a path is refused. Constants may be added. */
public enum PathFault {
  /** {@code %2F}. */
  ENCODED_SLASH("an encoded slash", true),
  /** A backslash, or {@code %5C}. */
  BACKSLASH("a backslash", true),
  /** A semicolon, or {@code %3B}. */
  PATH_PARAMETERS("path parameters (';')", true),
  /** {@code %00} to {@code %1F}, or {@code %7F}. */
  ENCODED_CONTROL("an encoded control character", true),
  /** An escape that no UTF-8 has, or that spells a character in more bytes than it needs. */
  OVERLONG_UTF8("an escape that is no UTF-8", true),
  /** An encoded percent sign before the digits of a character that a path is cut at. */
  DOUBLE_ENCODING("a character encoded twice", true),
  /** {@code //}, where it is refused. */
  DOUBLED_SLASH("a doubled slash", false),
  /** A dot segment with parameters, such as {@code ..;a=b}. */
  DOTS_WITH_PARAMETERS("a dot segment with parameters", false),
  /** A percent sign without two hexadecimal digits behind it. */
  INVALID_ESCAPE("a '%' without two hexadecimal digits behind it", false),
  /** More {@code ..} than segments before them. */
  ABOVE_ROOT("dot segments that climb above the root", false);

  private static final PathFault[] ALL = values();

  private final String description;
  private final boolean allowable;

  PathFault(String description, boolean allowable) {
    this.description = description;
    this.allowable = allowable;
  }

  /** Returns what the path holds, as a noun phrase. */
  public String description() {
    return description;
  }

  /** Returns whether the config may allow it. */
  public boolean isAllowable() {
    return allowable;
  }

  /** Returns the word by which the config allows it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the number by which results name it: negative, where lengths are not. */
  int result() {
    return ~ordinal();
  }

  /** Returns the fault of a negative result. */
  static PathFault of(int result) {
    return ALL[~result];
  }
}
