package io.spooky.codegen.check;

/**
 * A plugin in use.
 *
 * @param name the plugin's own name, aliases resolved
 * @param className the binary name of the provider's class
 * @param line where the config names it, from 1; 0 where it is the default
 * @param column likewise
 * @param options the effective value of each declared option
 */
public record CheckedPlugin(
    String name, String className, int line, int column, SettingMap options) {}
