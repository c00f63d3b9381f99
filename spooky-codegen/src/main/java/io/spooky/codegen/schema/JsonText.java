package io.spooky.codegen.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes JSON (RFC 8259) for people: two blanks for each level, and on one line what is short and
 * holds no object. The same text for the same value.
 */
final class JsonText {
  private static final int MOST_COLUMNS = 100;

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** Returns an object as a text that ends with a line end. */
  static String of(JsonObject root) {
    JsonText text = new JsonText();
    text.value(root, "");
    return text.out.append('\n').toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof JsonObject object) {
      object(object, indent);
    } else if (value instanceof List<?> list) {
      list(list, indent);
    } else if (value instanceof String text) {
      out.append(quoted(text));
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("not a value of JSON: " + value.getClass());
    }
  }

  private void object(JsonObject object, String indent) {
    if (object.members().isEmpty()) {
      out.append("{}");
      return;
    }
    String inner = indent + "  ";
    String separator = "{\n";
    for (Map.Entry<String, Object> member : object.members().entrySet()) {
      out.append(separator).append(inner).append(quoted(member.getKey())).append(": ");
      value(member.getValue(), inner);
      separator = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }

  private void list(List<?> list, String indent) {
    if (list.stream().noneMatch(item -> item instanceof JsonObject || item instanceof List)) {
      String line = list.stream().map(JsonText::scalar).collect(Collectors.joining(", ", "[", "]"));
      if (indent.length() + line.length() <= MOST_COLUMNS) {
        out.append(line);
        return;
      }
    }
    String inner = indent + "  ";
    String separator = "[\n";
    for (Object item : list) {
      out.append(separator).append(inner);
      value(item, inner);
      separator = ",\n";
    }
    out.append('\n').append(indent).append(']');
  }

  private static String scalar(Object value) {
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
