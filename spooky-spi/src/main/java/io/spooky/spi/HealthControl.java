package io.spooky.spi;

/**
 * What a {@link HealthPolicy} can do about a backend. Repeating an order changes nothing, nor does
 * an order about an empty slot.
 */
public interface HealthControl {
  /**
   * Takes the backend out of rotation, as soon as the guard rails allow it.
   *
   * @param slot the backend
   * @param reason a few words for the log, such as {@code 3 failures in a row}
   */
  void eject(int slot, String reason);

  /** Puts the backend back into rotation. */
  void restore(int slot);

  /**
   * Asks for an active probe now, instead of at the next interval; does nothing where no probes run
   * or one is under way. Probes of one backend begin at least 100 ms apart, or an interval if that
   * is shorter.
   */
  void probe(int slot);

  /**
   * Lets one single request through to an ejected backend, to see whether it works again. The token
   * goes to one worker; a further call before that request ended does nothing.
   */
  void trial(int slot);
}
