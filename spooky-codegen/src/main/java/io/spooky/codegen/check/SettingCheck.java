package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.EnvironmentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values and checks each with the parser of its option, as start-up will. */
public final class SettingCheck {
  private SettingCheck() {}

  /** What decides which code is generated, and which routes can match. */
  private static final Set<Option<?>> FIXED =
      Set.of(ConfigKeys.Listen.PROTOCOL, ConfigKeys.Edge.DOUBLED_SLASHES, ConfigKeys.Edge.ALLOW);

  /** Returns whether the build decides the option, so that it cannot read the environment. */
  public static boolean isFixed(Option<?> option) {
    return FIXED.contains(option);
  }

  /** Returns the value of a key that stands in the block; null after it reported why it won't. */
  static @Nullable Setting read(Block block, Option<?> option) {
    Entry entry = Objects.requireNonNull(block.entry(option.name()), option.name());
    if (option.kind() == Option.Kind.LIST && entry.value() instanceof SequenceNode sequence) {
      return list(block, option, sequence);
    }
    if (option.kind() == Option.Kind.LIST && entry.value() instanceof MappingNode mapping) {
      String message = "'" + option.name() + "' must be a list or a single value, not ";
      block.error(ProblemCode.WRONG_KIND, mapping.place(), message + mapping.kind());
      return null;
    }
    ScalarNode value = block.scalar(option.name());
    return value != null && accepts(block, option, value) ? setting(value.text(), value) : null;
  }

  /** Checks the items one by one, so that each has its place; they go on as one text. */
  private static @Nullable Setting list(Block block, Option<?> option, SequenceNode sequence) {
    List<String> texts = new ArrayList<>();
    boolean sound = true;
    for (YamlNode item : sequence.items()) {
      ScalarNode value = block.scalar(option.name(), item);
      if (value == null || isEmpty(block, option, value) || !accepts(block, option, value)) {
        sound = false;
      } else {
        texts.add(value.text());
      }
    }
    return sound ? setting(String.join(", ", texts), sequence) : null;
  }

  private static boolean isEmpty(Block block, Option<?> option, ScalarNode item) {
    if (item.text().isBlank()) {
      block.error(ProblemCode.BAD_VALUE, item.place(), option.name() + " has an empty item");
    }
    return item.text().isBlank();
  }

  private static Setting setting(String text, YamlNode at) {
    return new Setting(text, at.place().line(), at.place().column());
  }

  private static boolean accepts(Block block, Option<?> option, ScalarNode value) {
    if (isFixed(option) && block.fixed(option.name(), value) == null) {
      return false;
    }
    Optional<String> text;
    try {
      text = EnvironmentText.defaults(value.text());
    } catch (IllegalArgumentException e) {
      block.error(ProblemCode.BAD_REFERENCE, value.place(), option.name() + " " + e.getMessage());
      return false;
    }
    return text.isEmpty() || parses(block, option, value, text.get());
  }

  private static boolean parses(Block block, Option<?> option, ScalarNode value, String text) {
    String shown =
        EnvironmentText.readsEnvironment(value.text())
            ? option.name() + " '" + value.text() + "': "
            : option.name() + " ";
    if (option.isRequired() && text.isBlank()) {
      block.error(ProblemCode.NO_VALUE, value.place(), "'" + option.name() + "' has no value");
      return false;
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
      block.error(
          ProblemCode.BAD_VALUE, value.place(), option.name() + " holds a line break or a tab");
      return false;
    }
    try {
      option.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      block.error(ProblemCode.BAD_VALUE, value.place(), shown + e.getMessage());
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      block.error(
          ProblemCode.PLUGIN_FAILED, value.place(), shown + "makes its plugin fail with " + e);
    }
    return false;
  }
}
