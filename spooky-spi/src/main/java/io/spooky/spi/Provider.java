package io.spooky.spi;

import java.util.List;
import java.util.Set;

/**
 * What every kind of plugin has: a name, the options it takes, and a check of their values.
 *
 * <p>An implementation is a public class with a public constructor without parameters that does
 * nothing; it is found with {@link java.util.ServiceLoader}. All methods are pure, are called at
 * build time as well as at start-up, and may be called from any thread.
 */
public interface Provider {
  /**
   * Returns the name as {@code config.yaml} writes it: lower-case letters, digits and hyphens,
   * beginning with a letter, at most 64 characters.
   */
  String name();

  /**
   * Returns further names for the same plugin; lower-case letters, digits, hyphens, underscores.
   */
  default Set<String> aliases() {
    return Set.of();
  }

  /** Returns {@link SpiVersion#CURRENT}. */
  int spiVersion();

  /**
   * Returns the options that may stand beside the plugin's name in the config, in the order in
   * which documentation lists them. A value under an undeclared name is an error of the config.
   */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Checks what no single option can: combinations of options, or options against the upstream. It
   * is called only when each option by itself is right.
   *
   * @param options the values, defaults included
   * @param upstream the upstream that they are meant for
   * @param problems where to report what is wrong; each report is one message to the user
   */
  default void validate(Options options, UpstreamInfo upstream, Problems problems) {}
}
