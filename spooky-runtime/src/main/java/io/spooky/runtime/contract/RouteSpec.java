package io.spooky.runtime.contract;

/** One route: which upstream it leads to, and where it stands in the file. */
public final class RouteSpec extends Settings<RouteSpec> {
  private final int upstream;
  private final String predicates;

  RouteSpec(int upstream, String predicates, int line, int column) {
    super(line, column);
    this.upstream = upstream;
    this.predicates = predicates;
  }

  @Override
  RouteSpec self() {
    return this;
  }

  /** Returns the number of the upstream. */
  public int upstream() {
    return upstream;
  }

  /** Returns what the route takes, for people. */
  public String predicates() {
    return predicates;
  }
}
