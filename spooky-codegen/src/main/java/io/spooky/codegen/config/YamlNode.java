package io.spooky.codegen.config;

import java.util.List;

/**
 * A node of the file, aliases resolved. Immutable; a node may stand at several places of the tree.
 */
public sealed interface YamlNode {
  /** Returns where the node begins; for an alias, where the alias stands. */
  Place place();

  /** Returns the kind as a message names it, with its article. */
  String kind();

  /** Returns this node at another place; what it holds stays where it is. */
  YamlNode at(Place other);

  /**
   * A mapping.
   *
   * @param place where it begins
   * @param entries in the order of the file, each key once
   */
  record MappingNode(Place place, List<Entry> entries) implements YamlNode {
    /** Copies the list. */
    public MappingNode {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }

    @Override
    public MappingNode at(Place other) {
      return new MappingNode(other, entries);
    }
  }

  /**
   * A key and what it holds.
   *
   * @param key the key's text
   * @param place where the key stands
   * @param value what it holds
   */
  record Entry(String key, Place place, YamlNode value) {}

  /**
   * A list.
   *
   * @param place where it begins
   * @param items in the order of the file
   */
  record SequenceNode(Place place, List<YamlNode> items) implements YamlNode {
    /** Copies the list. */
    public SequenceNode {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public SequenceNode at(Place other) {
      return new SequenceNode(other, items);
    }
  }

  /**
   * A single value.
   *
   * @param place where it begins
   * @param text as it was written, without quotes and with escapes resolved
   * @param quoted whether it stands in quotes or is a block of text
   */
  record ScalarNode(Place place, String text, boolean quoted) implements YamlNode {
    @Override
    public String kind() {
      return "a single value";
    }

    @Override
    public ScalarNode at(Place other) {
      return new ScalarNode(other, text, quoted);
    }

    /** Returns whether nothing was written, or one of YAML's words for nothing. */
    public boolean isNull() {
      return !quoted
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }
}
