package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys.Retry;
import io.spooky.spi.config.ConfigKeys.Timeouts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what a route does otherwise than its upstream. */
final class RoutePolicyCheck {
  /** Connections are made for all routes of an upstream alike. */
  static final List<Option<?>> TIMEOUTS =
      List.of(Timeouts.RESPONSE_HEAD, Timeouts.IDLE, Timeouts.REQUEST);

  /** The budget is a share of all of an upstream's requests. */
  static final List<Option<?>> RETRY = List.of(Retry.ATTEMPTS, Retry.PER_TRY_TIMEOUT);

  private RoutePolicyCheck() {}

  /** Returns a route's policy, or null after a fault. */
  static @Nullable RoutePolicy check(Block route) {
    Given timeouts = settings(route, "timeouts", TIMEOUTS, Timeouts.CONNECT);
    Given retry = settings(route, "retry", RETRY, Retry.BUDGET);
    FieldEdits request = FieldEditsCheck.check(route, "request_headers");
    FieldEdits response = FieldEditsCheck.check(route, "response_headers");
    return request == null || response == null
        ? null
        : new RoutePolicy(timeouts.only(TIMEOUTS), retry.only(RETRY), request, response);
  }

  private static Given settings(
      Block route, String key, List<Option<?>> options, Option<?> ofTheUpstream) {
    Block block = route.block(key, route.subject() + " " + key);
    if (block == null) {
      return Given.NOTHING;
    }
    Given given = block.settings(options);
    if (block.has(ofTheUpstream.name())) {
      block.error(
          ProblemCode.NOT_OF_A_ROUTE,
          Objects.requireNonNull(block.entry(ofTheUpstream.name())).place(),
          "'" + ofTheUpstream.name() + "' is the same for all routes; move it to the upstream");
    }
    block.finish();
    return given;
  }
}
