package io.spooky.spi;

/**
 * Takes what {@link Provider#validate} finds wrong. Spooky adds the place in the file; a message
 * says what is wrong and what to do, without a full stop.
 */
public interface Problems {
  /** Reports an error at the option's place, or at the plugin's where the option was left out. */
  void error(Option<?> at, String message);

  /** Reports an error at the place that names the plugin. */
  void error(String message);

  /** Reports something foolish but possible. */
  void warning(Option<?> at, String message);
}
