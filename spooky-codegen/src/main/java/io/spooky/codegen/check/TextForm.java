package io.spooky.codegen.check;

import java.util.List;

/**
 * The forms of the texts that the build decides, for whoever cannot ask the parsers. Where the rest
 * of the config matters, a form takes what some config allows, never less than the parser.
 */
public enum TextForm {
  /** The name of an upstream, or the id of a backend. */
  NAME(Names.FORM, "1 to 64 letters, digits, '-', '_' or '.'", false),
  /** The host of a route. */
  HOST(HostText.FORM, "a host such as api.example.com, *.example.com or [2001:db8::1]", false),
  /** The path or prefix of a route. */
  PATH(PathText.FORM, "a leading slash, no query, no dot segments, others encoded", false),
  /** A method that is not one of {@link #methods}. */
  METHOD(MethodText.FORM, "a method such as GET, in upper case", false),
  /** The name of a header field that a route goes by. */
  HEADER_NAME(FieldNameText.HEADER_FORM, "a field that the edge passes on", false),
  /** The name of a header field that a route edits. */
  EDITED_NAME(FieldNameText.EDITED_FORM, "a field that is not the edge's own", false),
  /** The value of a header field. */
  HEADER_VALUE(FieldValueText.HEADER_FORM, "visible ASCII, without blanks at its ends", true),
  /** The name of a query parameter. */
  PARAMETER_NAME(FieldNameText.PARAMETER_FORM, "1 to 256 letters", false),
  /** The value of a query parameter. */
  PARAMETER_VALUE(FieldValueText.PARAMETER_FORM, "a text", true),
  /** What a strategy hashes. */
  HASH_KEY(HashKeyText.FORM, "header:NAME, cookie:NAME, query:NAME, path, host or source_ip", true);

  private final String regex;
  private final String expected;
  private final boolean mayHoldReference;

  TextForm(String regex, String expected, boolean mayHoldReference) {
    this.regex = regex;
    this.expected = expected;
    this.mayHoldReference = mayHoldReference;
  }

  /** Returns what the whole text matches, as Java and ECMAScript both read it. */
  public String regex() {
    return regex;
  }

  /** Returns what to write, for a message. */
  public String expected() {
    return expected;
  }

  /**
   * Returns whether the form takes references to the environment, which are refused where the build
   * decides a text.
   */
  public boolean mayHoldReference() {
    return mayHoldReference;
  }

  /** Returns the known methods that reach a route. */
  public static List<String> methods() {
    return MethodText.ROUTED;
  }
}
