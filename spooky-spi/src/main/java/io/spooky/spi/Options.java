package io.spooky.spi;

/** The checked values of a plugin's options. */
public interface Options {
  /**
   * Returns the configured value, or the option's default.
   *
   * @throws IllegalArgumentException if the plugin did not declare the option
   */
  <T> T get(Option<T> option);
}
