package io.spooky.maven;

/**
 * What a project's plugins see of the build: the JDK, and the SPI as this plugin has it, so that
 * both sides mean the same classes. Maven's libraries and ours stay out of sight.
 */
final class SpiClassLoader extends ClassLoader {
  private static final String SPI = "io.spooky.spi.";

  private final ClassLoader host;

  static {
    registerAsParallelCapable();
  }

  /** Makes a loader that takes the SPI from a host. */
  SpiClassLoader(ClassLoader host) {
    super("spooky-spi", getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(SPI) ? host.loadClass(name) : super.loadClass(name, resolve);
  }
}
