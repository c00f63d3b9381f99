package io.spooky.codegen.check;

import io.spooky.codegen.check.FieldEdits.NewField;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Checks {@code request_headers} and {@code response_headers} of a route. */
final class FieldEditsCheck {
  private final Block block;
  private final Map<String, Place> named = new HashMap<>();
  private boolean sound = true;

  private FieldEditsCheck(Block block) {
    this.block = block;
  }

  /** Returns what stands under a key of a route; null after a fault. */
  static @Nullable FieldEdits check(Block route, String key) {
    if (!route.has(key)) {
      return FieldEdits.NONE;
    }
    Block block = route.block(key, route.subject() + " " + key);
    return block == null ? null : new FieldEditsCheck(block).edits();
  }

  private @Nullable FieldEdits edits() {
    List<NewField> set = fields(Keys.SET);
    List<NewField> add = fields(Keys.ADD);
    List<String> remove = new ArrayList<>();
    for (YamlNode item : block.oneOrMore(Keys.REMOVE)) {
      ScalarNode name = block.fixed(Keys.REMOVE, item);
      String read = name == null ? null : read(name.place(), name.text(), FieldNameText::edited);
      if (read != null && isNew(read, item.place())) {
        remove.add(read);
      }
      sound &= read != null;
    }
    if (!block.has(Keys.SET) && !block.has(Keys.ADD) && !block.has(Keys.REMOVE)) {
      fault(block.place(), "names neither 'set' nor 'add' nor 'remove'");
    }
    block.finish();
    return sound ? new FieldEdits(remove, set, add) : null;
  }

  private List<NewField> fields(String key) {
    List<NewField> fields = new ArrayList<>();
    Block named = block.block(key, block.subject() + " " + key);
    if (named == null) {
      sound &= !block.has(key);
      return fields;
    }
    for (Entry entry : named.entries()) {
      String name = read(entry.place(), entry.key(), FieldNameText::edited);
      ScalarNode value = named.fixed(entry.key(), Block.placed(entry));
      String text =
          value == null ? null : read(value.place(), value.text(), FieldValueText::header);
      if (name != null && text != null && isNew(name, entry.place())) {
        fields.add(new NewField(name, text));
      }
      sound &= name != null && text != null;
    }
    return fields;
  }

  private @Nullable String read(Place place, String text, UnaryOperator<String> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      fault(place, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** What is set and removed, or set twice, would depend on an order that nobody sees. */
  private boolean isNew(String name, Place place) {
    Place first = named.putIfAbsent(name, place);
    if (first != null) {
      fault(place, "'" + name + "' is edited at " + first + " already");
    }
    return first == null;
  }

  private void fault(Place place, String message) {
    sound = false;
    block.error(ProblemCode.BAD_EDIT, place, message);
  }
}
