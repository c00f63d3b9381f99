package io.spooky.codegen.check;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code listen}.
 *
 * @param line where the entry begins, from 1; 0 where the file leaves {@code listen} out
 * @param column likewise
 * @param settings the entry's keys
 * @param tls the {@code tls} block; null where there is none
 */
public record CheckedListener(int line, int column, SettingMap settings, @Nullable CheckedTls tls) {
  /**
   * The {@code tls} block.
   *
   * @param line where it begins, from 1
   * @param column likewise
   * @param settings its keys
   */
  public record CheckedTls(int line, int column, SettingMap settings) {}
}
