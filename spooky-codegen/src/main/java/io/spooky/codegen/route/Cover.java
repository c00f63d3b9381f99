package io.spooky.codegen.route;

/**
 * A method of a route of which no request reaches the route, because earlier ones take them all.
 *
 * @param route the route's place in the order of the file
 * @param method the method; {@link RequestClass#OTHER_METHOD} for a route that takes every method
 * @param taker the place of the route that takes the weakest request of that method
 * @param twin the place of the first route with the very same predicates for that method, or {@link
 *     RankedRoutes#NONE}
 */
record Cover(int route, String method, int taker, int twin) {
  /** Returns whether the two routes tie, so that only the order of the file tells them apart. */
  boolean isTie() {
    return twin != RankedRoutes.NONE;
  }
}
