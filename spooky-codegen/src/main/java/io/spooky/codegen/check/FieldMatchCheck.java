package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code headers} and {@code query} of a route: a mapping of names to the value that must be
 * there, or to {@code { present: true }}.
 */
final class FieldMatchCheck {
  private final Findings findings;
  private final FieldNameText names;

  FieldMatchCheck(Findings findings, FieldNameText names) {
    this.findings = findings;
    this.names = names;
  }

  /** Returns the header predicates, or null after a fault. */
  @Nullable List<FieldMatch> headers(Block route) {
    return check(route, Keys.HEADERS, names::header, FieldValueText::header);
  }

  /** Returns the query predicates, or null after a fault. */
  @Nullable List<FieldMatch> query(Block route) {
    return check(route, Keys.QUERY, FieldNameText::parameter, FieldValueText::parameter);
  }

  /** Reads a text; throws an IllegalArgumentException whose message is fit for the user. */
  private interface Reader {
    String read(String text);
  }

  private @Nullable List<FieldMatch> check(Block route, String key, Reader name, Reader value) {
    if (!route.has(key)) {
      return List.of();
    }
    Block block = route.block(key, route.subject() + " " + key);
    if (block == null) {
      return null;
    }
    if (block.entries().isEmpty()) {
      block.error(ProblemCode.NO_VALUE, block.place(), "names nothing; leave '" + key + "' out");
      return null;
    }
    List<FieldMatch> matches = new ArrayList<>();
    Map<String, Entry> seen = new LinkedHashMap<>();
    boolean sound = true;
    for (Entry entry : block.entries()) {
      Optional<FieldMatch> match = match(block, entry, name, value);
      match.ifPresent(matches::add);
      sound &= match.isPresent() && isNew(block, entry, match.get(), seen);
    }
    return sound ? matches : null;
  }

  private static boolean isNew(
      Block block, Entry entry, FieldMatch match, Map<String, Entry> seen) {
    Entry first = seen.putIfAbsent(match.name(), entry);
    if (first != null) {
      block.error(
          ProblemCode.BAD_PREDICATE,
          entry.place(),
          "'" + entry.key() + "' is '" + first.key() + "' at " + first.place() + " once more");
    }
    return first == null;
  }

  private Optional<FieldMatch> match(Block block, Entry entry, Reader name, Reader value) {
    String read = read(block, entry, entry.key(), entry.place().line(), name);
    YamlNode node = Block.placed(entry);
    if (node instanceof MappingNode mapping) {
      boolean present = isPresent(block, entry, mapping);
      return present && read != null
          ? Optional.of(new FieldMatch(read, FieldMatch.Kind.PRESENT, ""))
          : Optional.empty();
    }
    ScalarNode scalar = block.fixed(entry.key(), node);
    String text = scalar == null ? null : read(block, entry, scalar.text(), 0, value);
    return read == null || text == null
        ? Optional.empty()
        : Optional.of(new FieldMatch(read, FieldMatch.Kind.EXACT, text));
  }

  private static @Nullable String read(
      Block block, Entry entry, String text, int keyLine, Reader reader) {
    try {
      return reader.read(text);
    } catch (IllegalArgumentException e) {
      block.error(
          ProblemCode.BAD_PREDICATE,
          keyLine > 0 ? entry.place() : Block.placed(entry).place(),
          String.valueOf(e.getMessage()));
      return null;
    }
  }

  private boolean isPresent(Block block, Entry entry, MappingNode mapping) {
    Block form = new Block(findings, block.subject() + " '" + entry.key() + "'", mapping);
    ScalarNode value = form.fixed(Keys.PRESENT);
    boolean present = value != null && value.text().equals("true");
    if (!form.has(Keys.PRESENT) || value != null && !present) {
      form.error(
          ProblemCode.BAD_PREDICATE,
          value == null ? form.place() : value.place(),
          "must be a value, or { present: true } for any value");
    }
    form.finish();
    return present;
  }
}
