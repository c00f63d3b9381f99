package io.spooky.spi;

/**
 * The backends of one upstream as one worker sees them, by slot.
 *
 * <p>Slots run from 0 to {@link #size()} - 1, are the same on all workers, and outlive reloads: a
 * removed backend leaves an empty slot, which is never eligible and has weight 0, and is used again
 * only when nothing is in flight on it. To be read on the worker's event loop.
 */
public interface Backends {
  /** Returns the number of slots, empty ones included. */
  int size();

  /**
   * Returns whether the slot may be used as far as health, priority and the config go; never for
   * weight 0. Whether this request may use it is {@link Pick#allows}, which includes this.
   */
  boolean eligible(int slot);

  /** Returns the configured weight, from 0 (takes no traffic) to 65,535; 100 is usual. */
  int weight(int slot);

  /**
   * Returns a number that stands for this backend in this upstream: the same on all workers, after
   * a reload, after a restart and on other machines with the same upstream name, id and address.
   */
  long identity(int slot);

  /** Returns the attempts in flight from this worker. */
  int inFlight(int slot);

  /** Returns the attempts in flight from all workers; may lag by a few nanoseconds. */
  int inFlightTotal(int slot);

  /** Returns the backend's id as the config gives it; the empty string for an empty slot. */
  String id(int slot);
}
