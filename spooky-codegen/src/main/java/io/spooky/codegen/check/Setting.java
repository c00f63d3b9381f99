package io.spooky.codegen.check;

/**
 * A value of the config as text, with its place.
 *
 * @param text as the file says it, references to the environment included; or the default
 * @param line from 1; 0 where it is a default
 * @param column from 1; 0 where it is a default
 */
public record Setting(String text, int line, int column) {
  /** Returns a default. */
  public static Setting ofDefault(String text) {
    return new Setting(text, 0, 0);
  }

  /** Returns whether the file leaves the value out. */
  public boolean isDefault() {
    return line == 0;
  }
}
