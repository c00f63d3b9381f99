package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.FieldEdits;
import io.spooky.codegen.check.SettingMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what routes do otherwise than their upstreams, for people. */
public final class PolicyText {
  private PolicyText() {}

  /** Returns a text such as {@code timeouts.request 2s, retry.attempts 1}; empty for nothing. */
  static String of(CheckedRoute route) {
    Map<String, String> parts = new LinkedHashMap<>();
    settings(parts, "timeouts.", route.policy().timeouts());
    settings(parts, "retry.", route.policy().retry());
    edits(parts, "request_headers ", route.policy().request());
    edits(parts, "response_headers ", route.policy().response());
    return parts.entrySet().stream()
        .map(part -> part.getKey() + " " + part.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void settings(Map<String, String> parts, String block, SettingMap settings) {
    settings.values().forEach((key, value) -> parts.put(block + key.name(), value.text()));
  }

  /** Adds what is done to fields: a text for each kind of edit that there is. */
  public static void edits(Map<String, String> parts, String block, FieldEdits edits) {
    if (!edits.set().isEmpty()) {
      parts.put(block + "set", fields(edits.set()));
    }
    if (!edits.add().isEmpty()) {
      parts.put(block + "add", fields(edits.add()));
    }
    if (!edits.remove().isEmpty()) {
      parts.put(block + "remove", String.join(" ", edits.remove()));
    }
  }

  private static String fields(Iterable<FieldEdits.NewField> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        field ->
            text.append(text.isEmpty() ? "" : "; ")
                .append(field.name())
                .append(": ")
                .append(field.value()));
    return text.toString();
  }
}
