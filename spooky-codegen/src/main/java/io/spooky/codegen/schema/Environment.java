package io.spooky.codegen.schema;

import io.spooky.spi.config.EnvironmentText;
import java.util.regex.Pattern;

/**
 * Regular expressions for texts that may read the environment, and for those that may not. What a
 * text becomes is known where it is one reference: its default has the form of the value. Where
 * references stand among other text, any will do.
 */
final class Environment {
  private static final Pattern SYNTAX = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}/]");
  private static final String BEGIN = "\\$\\{" + EnvironmentText.NAME_FORM;
  private static final String REFERENCE = BEGIN + "(?::[^{}\\n\\t]*)?\\}";
  private static final String OTHER = "(?:[^$\\n\\t]|\\$\\$)";
  private static final String ANY = "(?:[^$\\n\\t]|\\$\\$|" + REFERENCE + ")*";
  // More than one reference alone, and the first dollar sign that is not doubled begins one.
  private static final String AMONG_OTHERS = "(?!\\$\\{[^{}]*\\}$)(?=" + OTHER + "*\\$\\{)" + ANY;

  private Environment() {}

  /** Returns a form for values of a form, or what reads them from the environment. */
  static String orRead(String form) {
    return whole("(?:" + form + ")|" + read(form));
  }

  /** Returns a form for references to the environment alone. */
  static String reads(String form) {
    return whole(read(form));
  }

  /**
   * Returns a form for texts of a form that may hold dollar signs, or what reads them: references
   * in it must be whole.
   */
  static String orReadText(String form) {
    String behind = "(?=[^{}\\n\\t]*\\}$)";
    return whole("(?=" + ANY + "$)(?:" + form + ")|" + read(behind + "(?:" + form + ")"));
  }

  /** Returns a form for any text without line breaks whose references are whole. */
  static String any(boolean mayBeBlank) {
    return whole((mayBeBlank ? "" : "(?=[\\s\\S]*\\S)") + ANY);
  }

  /** Returns a form for texts of a form without a reference. */
  static String never(String form) {
    String other = "[^$]|\\$\\$|\\$(?!\\$|\\{" + EnvironmentText.NAME_FORM + "(?::[^{}]*)?\\})";
    return whole("(?=(?:" + other + ")*$)(?:" + form + ")");
  }

  /** Returns a form for the whole of a text. */
  static String whole(String form) {
    String regex = "^(?:" + form + ")$";
    return Pattern.compile(regex).pattern();
  }

  /** Returns a form for the very text, in what Java and ECMAScript both read. */
  static String literal(String text) {
    return SYNTAX.matcher(text).replaceAll("\\\\$0");
  }

  private static String read(String form) {
    return BEGIN + "(?::(?:" + form + "))?\\}|" + AMONG_OTHERS;
  }
}
