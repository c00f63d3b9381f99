package io.spooky.spi;

/**
 * The revision of this interface.
 *
 * <p>It grows by one whenever a method is added that Spooky itself relies on. A runtime accepts
 * every plugin whose version is between 1 and its own.
 */
public final class SpiVersion {
  /**
   * The revision that this class was compiled for. It is a compile-time constant: javac copies the
   * number into the plugin, so that a plugin reports what it was built against.
   */
  public static final int CURRENT = 1;

  private SpiVersion() {}
}
