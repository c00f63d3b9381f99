package io.spooky.codegen.check;

import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.config.EnvironmentText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values as far as the build can know them: without an environment, defaults of references count.
 */
final class BuildValues {
  private BuildValues() {}

  /** Returns the text, or empty where it reads a variable that has no default. */
  static Optional<String> text(Setting setting) {
    return setting.isDefault()
        ? Optional.of(setting.text())
        : EnvironmentText.defaults(setting.text());
  }

  /** Returns a checked value, or empty where only start-up can know it. */
  static <T> Optional<T> value(SettingMap settings, Option<T> option) {
    Setting setting = settings.values().get(option);
    return setting == null ? Optional.empty() : text(setting).map(option::parse);
  }

  /** Returns the options as a plugin sees them, or empty where one is known at start-up only. */
  static Optional<Options> options(SettingMap settings) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<Option<?>, Setting> entry : settings.values().entrySet()) {
      Optional<String> text = text(entry.getValue());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.put(entry.getKey().name(), text.get());
    }
    return Optional.of(new TextOptions(texts));
  }

  /** Options by name, since a plugin may make its declarations anew at each call. */
  private record TextOptions(Map<String, String> texts) implements Options {
    @Override
    public <T> T get(Option<T> option) {
      String text = texts.get(option.name());
      if (text == null) {
        throw new IllegalArgumentException("the option '" + option.name() + "' is not declared");
      }
      return option.parse(text);
    }
  }
}
