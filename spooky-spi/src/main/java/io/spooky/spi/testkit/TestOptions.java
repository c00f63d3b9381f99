package io.spooky.spi.testkit;

import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of a plugin with values that a test sets, written as in the config. Immutable: {@link
 * #with} returns further options.
 */
public final class TestOptions implements Options {
  private final List<Option<?>> declared;
  private final Map<String, String> texts;

  private TestOptions(List<Option<?>> declared, Map<String, String> texts) {
    this.declared = declared;
    this.texts = texts;
  }

  /** Returns the defaults of what a plugin declares. */
  public static TestOptions of(Provider provider) {
    return new TestOptions(provider.options(), Map.of());
  }

  /**
   * Returns these options with one value set.
   *
   * @param text the value as the config would write it
   * @throws IllegalArgumentException if the plugin did not declare the option or refuses the text
   */
  public TestOptions with(Option<?> option, String text) {
    return with(option.name(), text);
  }

  /** Does the same as {@link #with(Option, String)} for the option of that name. */
  public TestOptions with(String name, String text) {
    declared.stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(() -> undeclared(name))
        .parse(text);
    Map<String, String> extended = new TreeMap<>(texts);
    extended.put(name, text);
    return new TestOptions(declared, extended);
  }

  /**
   * Returns the value that was set, or the default.
   *
   * @throws IllegalArgumentException if the plugin did not declare the option, or if it is required
   *     and was not set
   */
  @Override
  public <T> T get(Option<T> option) {
    if (!declared.contains(option)) {
      throw undeclared(option.name());
    }
    String text = texts.getOrDefault(option.name(), option.defaultText());
    if (text == null) {
      throw new IllegalArgumentException("option '" + option.name() + "' is required but not set");
    }
    return option.parse(text);
  }

  private static IllegalArgumentException undeclared(String name) {
    return new IllegalArgumentException("the plugin did not declare the option '" + name + "'");
  }
}
