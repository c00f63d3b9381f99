package io.spooky.codegen.live;

import java.util.Map;

/** Holds the classes of one compiled config, so that they are unloaded together. */
public final class GeneratedClassLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  /**
   * Makes a loader.
   *
   * @param classes class files by binary name
   * @param parent knows the contract and the SPI
   */
  public GeneratedClassLoader(Map<String, byte[]> classes, ClassLoader parent) {
    super("spooky-generated", parent);
    this.classes = Map.copyOf(classes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
