package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.ConfigKeys.Retry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds upstreams that ask for retries although none of their routes takes a method that may be
 * attempted again at will (RFC 9110, section 9.2.2). Only what the upstream itself asks for counts:
 * the file's default for all upstreams need not fit each.
 */
final class RetryLint {
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  private final Findings findings;

  RetryLint(Findings findings) {
    this.findings = findings;
  }

  /**
   * Judges an upstream.
   *
   * @param own what its own {@code retry} says
   */
  void check(String subject, Given own, List<CheckedRoute> routes) {
    Known<Integer> attempts = Known.of(own, Retry.ATTEMPTS);
    if (!attempts.isGiven() || attempts.value().isEmpty() || attempts.value().get() < 2) {
      return;
    }
    Set<String> methods = new TreeSet<>();
    for (CheckedRoute route : routes) {
      if (route.methods().isEmpty() || route.methods().stream().anyMatch(IDEMPOTENT::contains)) {
        return;
      }
      methods.addAll(route.methods());
    }
    if (!methods.isEmpty()) {
      CheckedRoute first = routes.get(0);
      findings.warning(
          ProblemCode.RETRY_WITHOUT_EFFECT,
          attempts.place(),
          subject,
          "its routes take only "
              + String.join(", ", methods)
              + ", which is not idempotent: it is attempted again only where it was provably not"
              + " processed (no connection, GOAWAY, REFUSED_STREAM)",
          new Place(first.line(), first.column()),
          "the route");
    }
  }
}
