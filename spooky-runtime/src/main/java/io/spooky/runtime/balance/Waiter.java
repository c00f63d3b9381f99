package io.spooky.runtime.balance;

/** A request that waits for a free place at a backend. On its worker's event loop. */
public interface Waiter {
  /** A place may be free: try again. Called once; who finds none waits anew. */
  void placeMayBeFree();
}
