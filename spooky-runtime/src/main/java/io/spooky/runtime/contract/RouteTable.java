package io.spooky.runtime.contract;

/** Matches requests to routes. Generated, immutable, allocates nothing, safe for all threads. */
public interface RouteTable {
  /** What {@link #match} returns when no route takes the request. */
  int NO_ROUTE = -1;

  /** Returns whether {@link #match} looks at header fields, so that the head has to hold them. */
  default boolean readsFields() {
    return false;
  }

  /**
   * Returns the number of the route that takes the request: its place in {@link
   * ProxySpec#routes()}; or {@link #NO_ROUTE}.
   */
  int match(RequestHead head);
}
