package io.spooky.codegen.config;

import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import io.spooky.spi.config.ProblemList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Builds the tree from the parser's events, and refuses on the way what YAML allows and a config
 * must not have: tags, merge keys, duplicate keys, and trees that aliases blow up.
 */
final class NodeComposer {
  /** How deep blocks may be nested; a config needs seven levels. */
  static final int MAX_DEPTH = 50;

  /** How many nodes the tree may have, each alias counted with all that it stands for. */
  static final int MAX_NODES = 1_000_000;

  /** How many characters a single value may have; the class file ends at 65,535 bytes. */
  static final int MAX_LENGTH = 8_192;

  /** What an anchor stands for. */
  private record Anchored(YamlNode node, int nodes) {}

  private final Iterator<Event> events;
  private final ProblemList problems;
  private final Map<String, @Nullable Anchored> anchors = new HashMap<>();
  private final Deque<String> keys = new ArrayDeque<>();
  private int nodes;
  private int depth;

  NodeComposer(Iterator<Event> events, ProblemList problems) {
    this.events = events;
    this.problems = problems;
  }

  /** Thrown where the rest of the file cannot be looked at; the problem is reported. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Returns the root of the only document, or empty where there is none or it was abandoned. */
  Optional<YamlNode> compose() {
    try {
      events.next();
      if (events.next().getEventId() == Event.ID.StreamEnd) {
        return Optional.empty();
      }
      YamlNode root = node(events.next());
      events.next();
      Event end = events.next();
      if (end.getEventId() != Event.ID.StreamEnd) {
        report(ProblemCode.SECOND_DOCUMENT, place(end), "a second document begins here; delete it");
      }
      return Optional.of(root);
    } catch (Abandoned e) {
      return Optional.empty();
    }
  }

  private YamlNode node(Event event) {
    if (event instanceof AliasEvent alias) {
      return resolve(alias);
    }
    int before = nodes;
    count(event, 1);
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, null);
    }
    YamlNode node = container(event);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, nodes - before));
    }
    return node;
  }

  private YamlNode container(Event event) {
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), event);
      return scalar(scalar);
    }
    if (++depth > MAX_DEPTH) {
      throw abandon(
          ProblemCode.NESTING, event, "blocks are nested more than " + MAX_DEPTH + " deep");
    }
    YamlNode node = event instanceof MappingStartEvent start ? mapping(start) : sequence(event);
    depth--;
    return node;
  }

  private ScalarNode scalar(ScalarEvent event) {
    String text = event.getValue();
    if (text.length() > MAX_LENGTH) {
      throw abandon(
          ProblemCode.TOO_LONG,
          event,
          "a value of " + text.length() + " characters (expected: at most " + MAX_LENGTH + ")");
    }
    if (text.codePoints().anyMatch(NodeComposer::isUnwritable)) {
      throw abandon(
          ProblemCode.CONTROL_CHARACTER,
          event,
          "the value holds a control character, written as an escape");
    }
    return new ScalarNode(place(event), text, event.getScalarStyle() != ScalarStyle.PLAIN);
  }

  // Half a surrogate pair can only come from an escape, and is no text in any encoding.
  private static boolean isUnwritable(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private SequenceNode sequence(Event start) {
    refuseTag(((SequenceStartEvent) start).getTag(), start);
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event));
    }
    return new SequenceNode(place(start), items);
  }

  private MappingNode mapping(MappingStartEvent start) {
    refuseTag(start.getTag(), start);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      YamlNode key = node(event);
      String name = key instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "?";
      keys.addLast(name);
      YamlNode value = node(events.next());
      keys.removeLast();
      add(entries, key, value);
    }
    return new MappingNode(place(start), new ArrayList<>(entries.values()));
  }

  private void add(Map<String, Entry> entries, YamlNode key, YamlNode value) {
    if (!(key instanceof ScalarNode scalar) || scalar.isNull()) {
      report(ProblemCode.KEY_NOT_TEXT, key.place(), "a key must be a word, not " + describe(key));
      return;
    }
    String name = scalar.text();
    if (name.equals("<<") && !scalar.quoted()) {
      report(
          ProblemCode.MERGE_KEY,
          key.place(),
          "merge keys are not supported; put what is common into the block of the same name at the"
              + " top level, or write an alias for a whole block");
      return;
    }
    Entry first = entries.putIfAbsent(name, new Entry(name, key.place(), value));
    if (first != null) {
      reportDuplicate(name, key.place(), first.place());
    }
  }

  private void reportDuplicate(String name, Place place, Place first) {
    String message = "the key '" + name + "' stands twice (the first is at " + first + ")";
    String code = ProblemCode.DUPLICATE_KEY.code();
    problems.add(
        new Problem(Severity.ERROR, code, place.line(), place.column(), subject(), message)
            .also(first.line(), first.column(), "the first is here"));
  }

  private static String describe(YamlNode key) {
    return key instanceof ScalarNode ? "empty" : key.kind();
  }

  private YamlNode resolve(AliasEvent alias) {
    String name = alias.getAnchor();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      String problem =
          anchors.containsKey(name) ? "contains itself" : "names no anchor that stands before it";
      throw abandon(ProblemCode.ALIAS, alias, "the alias '*" + abbreviated(name) + "' " + problem);
    }
    count(alias, anchored.nodes());
    return anchored.node().at(place(alias));
  }

  private void count(Event event, int more) {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw abandon(
          ProblemCode.ALIAS,
          event,
          "aliases make the config grow to more than " + MAX_NODES + " values");
    }
  }

  private void refuseTag(@Nullable String tag, Event event) {
    if (tag != null) {
      String shown = abbreviated(tag.replace("tag:yaml.org,2002:", "!!"));
      report(
          ProblemCode.TAG,
          place(event),
          "the tag '" + shown + "' is not possible in a config; delete it");
    }
  }

  private static String abbreviated(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }

  private Abandoned abandon(ProblemCode code, Event event, String message) {
    report(code, place(event), message);
    return new Abandoned();
  }

  private void report(ProblemCode code, Place place, String message) {
    problems.error(code.code(), place.line(), place.column(), subject(), message);
  }

  private String subject() {
    List<String> path = List.copyOf(keys);
    if (path.isEmpty()) {
      return "top level";
    }
    if (path.size() > 1 && path.get(0).equals("upstream")) {
      String upstream = "upstream '" + path.get(1) + "'";
      return path.size() == 2
          ? upstream
          : upstream + " " + String.join(".", path.subList(2, path.size()));
    }
    return String.join(".", path);
  }

  private static Place place(Event event) {
    return new Place(event.getStartMark().getLine() + 1, event.getStartMark().getColumn() + 1);
  }
}
