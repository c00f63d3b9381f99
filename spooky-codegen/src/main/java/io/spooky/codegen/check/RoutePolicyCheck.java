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
  private static final List<Option<?>> TIMEOUTS = BlockShape.ROUTE_TIMEOUTS.options();
  private static final List<Option<?>> RETRY = BlockShape.ROUTE_RETRY.options();

  private RoutePolicyCheck() {}

  /** Returns a route's policy, or null after a fault. */
  static @Nullable RoutePolicy check(Block route) {
    Given timeouts = settings(route, Keys.TIMEOUTS, TIMEOUTS, Timeouts.CONNECT);
    Given retry = settings(route, Keys.RETRY, RETRY, Retry.BUDGET);
    FieldEdits request = FieldEditsCheck.check(route, Keys.REQUEST_HEADERS);
    FieldEdits response = FieldEditsCheck.check(route, Keys.RESPONSE_HEADERS);
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
