package io.spooky.runtime.exchange;

import io.spooky.runtime.balance.RetryBudget;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.transport.StreamFailure;
import java.util.Set;

/**
 * Whether one request may be attempted again (RFC 9110, section 9.2.2). What was provably not
 * processed always may, whatever its method; what perhaps was, only where its method is idempotent
 * and the upstream's budget bears it. Confined to the worker's event loop.
 */
final class RetryRules {
  /** RFC 9110, section 9.2.2. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  /** Attempts that meet a connection which takes no more cost a request nothing, up to here. */
  private static final int MAX_CLOSED_DOORS = 64;

  private final UpstreamConfig.Retry config;
  private final RetryBudget budget;
  private final boolean idempotent;
  private int attempts = 1;
  private int closedDoors;

  RetryRules(UpstreamConfig.Retry config, RetryBudget budget, CharSequence method) {
    this.config = config;
    this.budget = budget;
    this.idempotent = IDEMPOTENT.contains(method.toString());
  }

  /** Returns the number of the current attempt, from 1. */
  int attempts() {
    return attempts;
  }

  /** Returns whether there may be one more after a failure, and counts it if so. */
  boolean takeAfter(StreamFailure failure) {
    return switch (failure) {
      case GOAWAY, REMOVED -> ++closedDoors <= MAX_CLOSED_DOORS;
      case CONNECT, CONNECT_TIMEOUT, REFUSED -> take();
      case RESET, CONNECTION_LOST -> takeIdempotent();
      case PROTOCOL, TOO_LARGE, HEAD_TOO_LARGE -> false;
    };
  }

  /** Returns whether there may be one more after an attempt's own time-out, and counts it if so. */
  boolean takeAfterTimeout() {
    return takeIdempotent();
  }

  private boolean takeIdempotent() {
    return idempotent
        && attempts < config.attempts()
        && budget.tryTake(config.budget(), System.nanoTime())
        && take();
  }

  private boolean take() {
    if (attempts >= config.attempts()) {
      return false;
    }
    attempts++;
    return true;
  }
}
