package io.spooky.spi;

/** The upstream that a plugin works for. */
public interface UpstreamInfo {
  /** Returns the upstream's name in the config. */
  String name();

  /** Returns the number of backends (of slots, at run time), at least 1. */
  int backends();

  /**
   * Returns a backend's weight, from 0 to 65,535.
   *
   * @param slot from 0 to {@link #backends()} - 1
   */
  int weight(int slot);
}
