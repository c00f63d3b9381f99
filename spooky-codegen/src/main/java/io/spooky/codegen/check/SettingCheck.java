package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.EnvironmentText;
import java.util.Optional;

/** Checks one value with the parser of its option, as start-up will. */
final class SettingCheck {
  private SettingCheck() {}

  /** Returns whether the value will do; if not, the reason is reported. */
  static boolean accepts(Block block, Option<?> option, ScalarNode value) {
    // The protocol decides what code is generated.
    if (option == ConfigKeys.Listen.PROTOCOL && block.fixed(option.name()) == null) {
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
