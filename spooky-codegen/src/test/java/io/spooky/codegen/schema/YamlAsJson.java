package io.spooky.codegen.schema;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML document as an editor sees it: by the core schema of YAML 1.2, with the place of each key
 * and value by its JSON pointer.
 */
final class YamlAsJson {
  private static final int MOST_NODES = 10_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private JsonNode root = JSON.nullNode();
  private int nodes;

  private YamlAsJson() {}

  /** Reads the first document of a text; empty if no editor would get as far as a schema. */
  static Optional<YamlAsJson> read(String yaml) {
    YamlAsJson document = new YamlAsJson();
    LoaderOptions options = new LoaderOptions();
    // Nodes are made and no objects, so a tag names a class in vain.
    options.setTagInspector(tag -> true);
    try {
      Node first = null;
      for (Node node : new Yaml(options).composeAll(new StringReader(yaml))) {
        first = first == null ? node : first;
      }
      document.root = first == null ? JSON.nullNode() : document.json(first, "");
      return Optional.of(document);
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  /** Returns the document. */
  JsonNode root() {
    return root;
  }

  /** Returns the place of a value as {@code line,column}, or an empty text. */
  String value(String pointer) {
    return values.getOrDefault(pointer, "");
  }

  /** Returns the place of the key behind which a value stands, or an empty text. */
  String key(String pointer) {
    return keys.getOrDefault(pointer, "");
  }

  /** Returns the pointer of a member. */
  static String member(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private JsonNode json(Node node, String pointer) {
    if (++nodes > MOST_NODES || open.contains(node)) {
      throw new YAMLException("grows without end");
    }
    open.push(node);
    values.put(pointer, place(node.getStartMark()));
    JsonNode json =
        node instanceof MappingNode mapping
            ? object(mapping, pointer)
            : node instanceof SequenceNode sequence
                ? array(sequence, pointer)
                : scalar((ScalarNode) node);
    open.pop();
    return json;
  }

  private JsonNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !scalar(key).isNull()) {
        String inner = member(pointer, key.getValue());
        // Of a key that stands twice the compiler reads the first, too.
        if (keys.putIfAbsent(inner, place(key.getStartMark())) == null) {
          object.set(key.getValue(), json(tuple.getValueNode(), inner));
        }
      }
    }
    return object;
  }

  private JsonNode array(SequenceNode sequence, String pointer) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(json(item, pointer + "/" + array.size()));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    if (node.getScalarStyle() != ScalarStyle.PLAIN) {
      return JSON.stringNode(text);
    }
    if (text.matches("|~|null|Null|NULL")) {
      return JSON.nullNode();
    }
    if (text.matches("true|True|TRUE|false|False|FALSE")) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (text.matches("[-+]?[0-9]+")) {
      return JSON.numberNode(new BigInteger(text.replace("+", "")));
    }
    if (text.matches("0x[0-9a-fA-F]+")) {
      return JSON.numberNode(new BigInteger(text.substring(2), 16));
    }
    if (text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")) {
      return JSON.numberNode(new BigDecimal(text));
    }
    return JSON.stringNode(text);
  }

  /** Returns the pointers of what stands at a place, as a value or behind a key. */
  Set<String> at(String place) {
    return Stream.of(keys, values)
        .flatMap(map -> map.entrySet().stream())
        .filter(entry -> entry.getValue().equals(place))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String place(Mark mark) {
    return mark.getLine() + 1 + "," + (mark.getColumn() + 1);
  }
}
