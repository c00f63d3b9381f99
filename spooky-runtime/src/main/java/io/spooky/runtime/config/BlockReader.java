package io.spooky.runtime.config;

import io.spooky.runtime.contract.Settings;
import io.spooky.runtime.contract.Settings.Value;
import io.spooky.spi.Option;
import io.spooky.spi.config.EnvironmentText;
import io.spooky.spi.config.ProblemList;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one block: replaces references to the environment and parses with the parser
 * that the build used. What is wrong becomes a problem at the value's place. Confined to one
 * thread.
 */
final class BlockReader {
  private final Settings<?> block;
  private final String subject;
  private final Function<String, @Nullable String> environment;
  private final ProblemList problems;

  BlockReader(
      Settings<?> block,
      String subject,
      Function<String, @Nullable String> environment,
      ProblemList problems) {
    this.block = block;
    this.subject = subject;
    this.environment = environment;
    this.problems = problems;
  }

  /** Returns the block's name in messages. */
  String subject() {
    return subject;
  }

  /**
   * Returns the value of a key that has a default. Where the text is wrong, that is reported and
   * the default returned, so that reading can go on to the next problem.
   */
  <T> T get(Option<T> key) {
    String otherwise = key.defaultText();
    if (otherwise == null) {
      throw new IllegalArgumentException("'" + key + "' has no default");
    }
    return find(key).orElseGet(() -> key.parse(otherwise));
  }

  /** Returns the value of a key, or empty where it is missing or wrong, which is reported. */
  <T> Optional<T> find(Option<T> key) {
    return text(key).flatMap(text -> parse(key, text));
  }

  /** Returns the text of a key, references replaced; empty where that failed, which is reported. */
  Optional<String> text(Option<?> key) {
    Value value = block.value(key.name());
    String written = value == null ? key.defaultText() : value.text();
    if (written == null) {
      error(StartCodes.MISSING, key.name(), "is missing");
      return Optional.empty();
    }
    try {
      return Optional.of(EnvironmentText.expand(written, environment));
    } catch (IllegalArgumentException e) {
      error(StartCodes.ENVIRONMENT, key.name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the value of a text that {@link #text} returned. */
  <T> Optional<T> parse(Option<T> key, String text) {
    try {
      return Optional.of(key.parse(text));
    } catch (IllegalArgumentException e) {
      Value value = block.value(key.name());
      String written = value == null ? text : value.text();
      String origin = written.equals(text) ? "" : "; the config says '" + written + "'";
      error(StartCodes.VALUE, key.name(), e.getMessage() + origin);
      return Optional.empty();
    }
  }

  /** Reports an error at a key's place, or at the block's where the file leaves the key out. */
  void error(String code, String key, @Nullable String message) {
    problems.error(code, line(key), column(key), subject, key + ": " + message);
  }

  /** Reports a warning at a key's place, or at the block's where the file leaves the key out. */
  void warning(String code, String key, String message) {
    problems.warning(code, line(key), column(key), subject, key + ": " + message);
  }

  /** Returns the line of a key, or of the block where the file leaves the key out. */
  int line(String key) {
    Value value = block.value(key);
    return value == null || value.line() == 0 ? block.line() : value.line();
  }

  private int column(String key) {
    Value value = block.value(key);
    return value == null || value.line() == 0 ? block.column() : value.column();
  }
}
