package io.spooky.runtime.contract;

/** A use of a plugin: its name, the class that the build found for it, and its options. */
public final class PluginSpec extends Settings<PluginSpec> {
  private final String name;
  private final String className;

  PluginSpec(String name, String className, int line, int column) {
    super(line, column);
    this.name = name;
    this.className = className;
  }

  @Override
  PluginSpec self() {
    return this;
  }

  /** Returns the plugin's own name, aliases resolved. */
  public String name() {
    return name;
  }

  /** Returns the binary name of the provider's class. */
  public String className() {
    return className;
  }
}
