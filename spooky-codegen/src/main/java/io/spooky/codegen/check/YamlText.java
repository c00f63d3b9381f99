package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a tree as YAML that reads back as the same tree. What fits on a line is written in braces;
 * whatever could be taken for something else stands in quotes. Stateless.
 */
final class YamlText {
  private static final int MOST_COLUMNS = 100;
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9/_.](?:[A-Za-z0-9/_.%+*$=@-]|:(?=[A-Za-z0-9/]))*");

  private YamlText() {}

  /** Returns the lines of a document. */
  static List<String> lines(MappingNode root) {
    List<String> lines = new ArrayList<>();
    block(root, "", true, lines);
    return lines;
  }

  private static void block(MappingNode mapping, String indent, boolean top, List<String> lines) {
    for (Entry entry : mapping.entries()) {
      String line = indent + text(entry.key(), false) + ":";
      String whole = line + " " + flow(entry.value());
      YamlNode value = entry.value();
      boolean opens = top && value instanceof MappingNode m && isDeep(m) || isLong(value);
      if (value instanceof ScalarNode || (!opens && whole.length() <= MOST_COLUMNS)) {
        lines.add(whole.stripTrailing());
      } else if (value instanceof MappingNode inner) {
        lines.add(line);
        block(inner, indent + "  ", false, lines);
      } else if (value instanceof SequenceNode sequence) {
        lines.add(line);
        sequence.items().forEach(item -> item(item, indent + "  ", lines));
      }
    }
  }

  private static boolean isDeep(MappingNode mapping) {
    return mapping.entries().stream().anyMatch(e -> !(e.value() instanceof ScalarNode));
  }

  // A line for each backend and each of several routes reads better than one for all.
  private static boolean isLong(YamlNode node) {
    return node instanceof SequenceNode sequence
            && sequence.items().stream().anyMatch(MappingNode.class::isInstance)
        || node instanceof MappingNode mapping
            && mapping.entries().stream().anyMatch(e -> isLong(e.value()));
  }

  private static void item(YamlNode item, String indent, List<String> lines) {
    String whole = indent + "- " + flow(item);
    if (whole.length() <= MOST_COLUMNS || !(item instanceof MappingNode mapping)) {
      lines.add(whole);
      return;
    }
    List<String> inner = new ArrayList<>();
    block(mapping, indent + "  ", false, inner);
    inner.set(0, indent + "- " + inner.get(0).substring(indent.length() + 2));
    lines.addAll(inner);
  }

  private static String flow(YamlNode node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.isNull() ? "" : text(scalar.text(), scalar.quoted());
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.items().stream()
          .map(YamlText::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    List<Entry> entries = node instanceof MappingNode mapping ? mapping.entries() : List.of();
    return entries.isEmpty()
        ? "{}"
        : entries.stream()
            .map(entry -> (text(entry.key(), false) + ": " + flow(entry.value())).stripTrailing())
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String text(String text, boolean quoted) {
    boolean isNothing = new ScalarNode(Place.FILE, text, false).isNull();
    // Quotes around a colon are a habit worth keeping, even where YAML could do without.
    boolean wanted = quoted && (isNothing || text.indexOf(':') >= 0);
    if (PLAIN.matcher(text).matches() && !wanted) {
      return text;
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
