package io.spooky.codegen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Schemas of single values. The compiler takes the text that is written, while YAML makes numbers
 * and booleans of some texts; so a value is of every type that one of its texts may have.
 */
final class Scalars {
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");

  private Scalars() {}

  /** Returns a schema for texts that match a regular expression. */
  static JsonObject text(String regex, String expected) {
    Pattern pattern = Pattern.compile(regex);
    List<String> types = new ArrayList<>(List.of("string"));
    if (Stream.of("0", "443", "-1", "1.5").allMatch(text -> pattern.matcher(text).find())) {
      types.add("number");
    }
    if (Stream.of("true", "false").allMatch(text -> pattern.matcher(text).find())) {
      types.add("boolean");
    }
    JsonObject schema = new JsonObject();
    schema.put("type", types.size() == 1 ? types.get(0) : types);
    return withPattern(schema, regex, expected);
  }

  /** Puts the form of texts, with a message that editors show instead of it. */
  static JsonObject withPattern(JsonObject schema, String regex, String expected) {
    schema.put("pattern", regex);
    return expected.isEmpty() ? schema : schema.put("patternErrorMessage", "expected: " + expected);
  }

  /** Returns a schema for one of a few words. */
  static JsonObject words(List<String> words) {
    List<Object> values = new ArrayList<>();
    for (String word : words) {
      other(word, values);
      values.add(word);
    }
    return new JsonObject().put("enum", values);
  }

  /** What YAML makes of a word that stands there without quotes. */
  private static void other(String word, List<Object> values) {
    if (NUMBER.matcher(word).matches()) {
      values.add(Long.valueOf(word));
    } else if (word.equals("true") || word.equals("false")) {
      values.add(Boolean.valueOf(word));
    }
  }

  /** Returns a schema for one value, or a list of one or more. */
  static JsonObject oneOrMore(JsonObject one) {
    return oneOf(one, list(one).put("minItems", 1));
  }

  /** Returns a schema for a list. */
  static JsonObject list(JsonObject item) {
    return new JsonObject().put("type", "array").put("items", item);
  }

  /** Returns a schema for what one of several takes. */
  static JsonObject oneOf(JsonObject... schemas) {
    return new JsonObject().put("anyOf", List.of(schemas));
  }
}
