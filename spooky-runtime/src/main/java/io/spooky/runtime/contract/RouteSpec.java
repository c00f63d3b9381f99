package io.spooky.runtime.contract;

import org.jspecify.annotations.Nullable;

/**
 * One route: which upstream it leads to, where it stands in the file, and what it does otherwise
 * than its upstream. Holds those of the keys of {@code timeouts} and {@code retry} that it sets.
 */
public final class RouteSpec extends Settings<RouteSpec> {
  private final int upstream;
  private final String predicates;
  private @Nullable FieldEdits requestEdits;
  private @Nullable FieldEdits responseEdits;

  RouteSpec(int upstream, String predicates, int line, int column) {
    super(line, column);
    this.upstream = upstream;
    this.predicates = predicates;
  }

  @Override
  RouteSpec self() {
    return this;
  }

  /** Sets what is done to the fields of requests. */
  public RouteSpec editsRequests(FieldEdits edits) {
    requestEdits = edits;
    return this;
  }

  /** Sets what is done to the fields of the backend's final responses. */
  public RouteSpec editsResponses(FieldEdits edits) {
    responseEdits = edits;
    return this;
  }

  /** Returns what is done to the fields of requests, or null for nothing. */
  public @Nullable FieldEdits requestEdits() {
    return requestEdits;
  }

  /** Returns what is done to the fields of final responses, or null for nothing. */
  public @Nullable FieldEdits responseEdits() {
    return responseEdits;
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
