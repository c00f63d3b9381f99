package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.ConfigKeys.Retry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds upstreams and routes that ask for retries although they take no method that may be
 * attempted again at will (RFC 9110, section 9.2.2). Only what they ask for themselves counts: what
 * a wider block says for all need not fit each.
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
  void upstream(String subject, Given own, List<CheckedRoute> routes) {
    check(subject, "its routes take only ", own, routes);
  }

  /** Judges a route. */
  void route(String subject, CheckedRoute route) {
    check(subject, "takes only ", Given.of(route.policy().retry()), List.of(route));
  }

  private void check(String subject, String takes, Given own, List<CheckedRoute> routes) {
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
          takes
              + String.join(", ", methods)
              + ", which is not idempotent: it is attempted again only where it was provably not"
              + " processed (no connection, GOAWAY, REFUSED_STREAM)",
          new Place(first.line(), first.column()),
          "the route");
    }
  }
}
