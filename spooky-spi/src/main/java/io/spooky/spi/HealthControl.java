package io.spooky.spi;

/** What a {@link HealthPolicy} can do about a backend. Repeating an order changes nothing. */
public interface HealthControl {
  /**
   * Takes the backend out of rotation, if the guard rails allow it.
   *
   * @param slot the backend
   * @param reason a few words for the log, such as {@code 3 failures in a row}
   */
  void eject(int slot, String reason);

  /** Puts the backend back into rotation. */
  void restore(int slot);

  /** Asks for an active probe now, instead of at the next interval. */
  void probe(int slot);

  /**
   * Lets one single request through to an ejected backend, to see whether it works again. The token
   * goes to one worker; a further call before that request ended does nothing.
   */
  void trial(int slot);
}
