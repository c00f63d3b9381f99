package io.spooky.runtime.config;

import io.spooky.runtime.config.UpstreamConfig.Retry;
import io.spooky.runtime.config.UpstreamConfig.Timeouts;
import io.spooky.runtime.contract.RouteSpec;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;

/** Reads one route: what it does not say itself is as its upstream has it. */
final class RouteReader {
  private final RouteSpec spec;
  private final BlockReader block;

  RouteReader(RouteSpec spec, ReadContext context) {
    this.spec = spec;
    this.block = context.block(spec, "route '" + spec.predicates() + "'");
  }

  /** Returns the route. */
  RouteConfig read(UpstreamConfig upstream) {
    Timeouts wider = upstream.timeouts();
    Retry widerRetry = upstream.retry();
    return new RouteConfig(
        spec.upstream(),
        spec.predicates(),
        spec.line(),
        new Timeouts(
            wider.connect(),
            own(ConfigKeys.Timeouts.RESPONSE_HEAD, wider.responseHead()),
            own(ConfigKeys.Timeouts.IDLE, wider.idle()),
            own(ConfigKeys.Timeouts.REQUEST, wider.request())),
        new Retry(
            own(ConfigKeys.Retry.ATTEMPTS, widerRetry.attempts()),
            widerRetry.budget(),
            own(ConfigKeys.Retry.PER_TRY_TIMEOUT, widerRetry.perTryTimeout())),
        spec.requestEdits(),
        spec.responseEdits());
  }

  private <T> T own(Option<T> key, T wider) {
    return spec.value(key.name()) == null ? wider : block.find(key).orElse(wider);
  }
}
