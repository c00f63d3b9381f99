package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import io.spooky.spi.Option;
import io.spooky.spi.config.EnvironmentText;
import io.spooky.spi.config.Suggestions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the file while it is read. Each key that a check asks for is a known one; {@link
 * #finish} then reports the others. Wrong kinds and missing values are reported here, once, and
 * read like a key that is absent.
 */
final class Block {
  private final Findings findings;
  private final String subject;
  private final MappingNode node;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  Block(Findings findings, String subject, MappingNode node) {
    this.findings = findings;
    this.subject = subject;
    this.node = node;
    node.entries().forEach(entry -> entries.put(entry.key(), entry));
  }

  /** Returns a node as a block, or null after it reported that the node is none. */
  static @Nullable Block of(Findings findings, String subject, YamlNode node) {
    if (node instanceof MappingNode mapping) {
      return new Block(findings, subject, mapping);
    }
    if (isNull(node)) {
      findings.error(ProblemCode.NO_VALUE, node.place(), subject, "has no value");
    } else {
      findings.error(
          ProblemCode.WRONG_KIND,
          node.place(),
          subject,
          "must be a mapping of keys to values, not " + node.kind());
    }
    return null;
  }

  /** Returns the name of the block in messages. */
  String subject() {
    return subject;
  }

  /** Returns where the block begins. */
  Place place() {
    return node.place();
  }

  /** Returns whether the key is missing, and not just misspelt, which {@link #finish} reports. */
  boolean lacks(String key) {
    return !has(key)
        && entries.keySet().stream()
            .filter(written -> !known.contains(written))
            .allMatch(written -> Suggestions.nearest(written, List.of(key)).isEmpty());
  }

  /** Returns whether a key of an old name stands in the block; messages don't offer it. */
  boolean hasOld(String key) {
    return entries.containsKey(key) && has(key);
  }

  /** Returns all entries, in the order of the file; for blocks whose keys are names. */
  List<Entry> entries() {
    return node.entries();
  }

  /** Returns whether the key stands in the block; makes it a known one. */
  boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /** Returns the entry of a key that stands in the block. */
  @Nullable Entry entry(String key) {
    return has(key) ? entries.get(key) : null;
  }

  /** Returns the block under a key, or null. */
  @Nullable Block block(String key, String subjectOfBlock) {
    Entry entry = entry(key);
    return entry == null ? null : of(findings, subjectOfBlock, placed(entry));
  }

  /** Returns the items under a key: those of a list, or the one that stands there alone. */
  List<YamlNode> oneOrMore(String key) {
    Entry entry = entry(key);
    if (entry == null || entry.value() instanceof SequenceNode || isNull(entry.value())) {
      return list(key);
    }
    return List.of(entry.value());
  }

  /** Returns the items of the list under a key; none where there is no list. */
  List<YamlNode> list(String key) {
    Entry entry = entry(key);
    if (entry == null) {
      return List.of();
    }
    if (!(entry.value() instanceof SequenceNode sequence)) {
      boolean empty = isNull(entry.value());
      error(
          empty ? ProblemCode.NO_VALUE : ProblemCode.WRONG_KIND,
          placed(entry).place(),
          "'"
              + key
              + "' "
              + (empty ? "has no value" : "must be a list, not " + entry.value().kind()));
      return List.of();
    }
    if (sequence.items().isEmpty()) {
      error(ProblemCode.EMPTY_LIST, sequence.place(), "'" + key + "' is an empty list");
    }
    return sequence.items();
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }

  /** Returns the single value under a key, or null. */
  @Nullable ScalarNode scalar(String key) {
    Entry entry = entry(key);
    return entry == null ? null : scalar(key, placed(entry));
  }

  /** Returns a node as a single value, or null after it reported that the node is none. */
  @Nullable ScalarNode scalar(String key, YamlNode value) {
    if (!(value instanceof ScalarNode scalar)) {
      String hint = holdsColons(value) ? "; put quotes around an IPv6 address" : "";
      error(
          ProblemCode.WRONG_KIND,
          value.place(),
          "'" + key + "' must be a single value, not " + value.kind() + hint);
      return null;
    }
    if (scalar.isNull()) {
      error(ProblemCode.NO_VALUE, scalar.place(), "'" + key + "' has no value");
      return null;
    }
    return scalar;
  }

  /** Returns a value that the build decides, or null; a reference to the environment is refused. */
  @Nullable ScalarNode fixed(String key, YamlNode value) {
    ScalarNode scalar = scalar(key, value);
    if (scalar == null || !EnvironmentText.readsEnvironment(scalar.text())) {
      return scalar;
    }
    error(
        ProblemCode.REFERENCE_NOT_ALLOWED,
        scalar.place(),
        "'" + key + "' cannot read the environment: it is fixed when the config is compiled");
    return null;
  }

  /** Returns the value of a key that the build decides, or null. */
  @Nullable ScalarNode fixed(String key) {
    Entry entry = entry(key);
    return entry == null ? null : fixed(key, placed(entry));
  }

  /** Returns what the block says about options. */
  Given settings(List<Option<?>> options) {
    Map<Option<?>, Setting> values = new HashMap<>();
    Set<Option<?>> refused = new HashSet<>();
    for (Option<?> option : options) {
      if (has(option.name())) {
        Setting setting = SettingCheck.read(this, option);
        if (setting == null) {
          refused.add(option);
        } else {
          values.put(option, setting);
        }
      }
    }
    return new Given(values, refused);
  }

  /** Returns what the block under a key says about options, which are all that it may hold. */
  Given settings(String key, String subjectOfBlock, List<Option<?>> options) {
    Block block = block(key, subjectOfBlock);
    if (block == null) {
      return Given.NOTHING;
    }
    Given given = block.settings(options);
    block.finish();
    return given;
  }

  /** Reports an error in this block. */
  void error(ProblemCode code, Place place, String message) {
    findings.error(code, place, subject, message);
  }

  /** Reports the keys that nobody asked for. */
  void finish() {
    for (Entry entry : entries.values()) {
      if (!known.contains(entry.key())) {
        error(
            ProblemCode.UNKNOWN_KEY,
            entry.place(),
            "unknown key '" + entry.key() + "'" + findings.homes().hint(entry.key(), known));
      }
    }
  }

  /**
   * Returns what an entry holds; nothing has no place that a reader would find, but its key has.
   */
  static YamlNode placed(Entry entry) {
    YamlNode value = entry.value();
    return isNull(value) ? value.at(entry.place()) : value;
  }

  private static boolean holdsColons(YamlNode value) {
    return value instanceof SequenceNode sequence
        && sequence.items().size() == 1
        && sequence.items().get(0) instanceof ScalarNode scalar
        && scalar.text().contains("::");
  }
}
