package io.spooky.samples.custom.balancer;

import com.google.auto.service.AutoService;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Problems;
import io.spooky.spi.SpiVersion;
import io.spooky.spi.UpstreamInfo;
import java.util.List;

/**
 * The strategy {@code canary}: a small, exact share of the requests goes to the backends whose ids
 * begin with {@code canary}, the rest to the others. Within either group requests follow the
 * weights, at random.
 */
@AutoService(BalancerProvider.class)
public final class CanaryProvider implements BalancerProvider {
  static final Option<Double> SHARE =
      Option.percent("share", "5%")
          .between(0.0, 0.5)
          .describedAs("The share of the requests that goes to the canaries, 0% to 50%.");

  static final Option<Integer> ATTEMPTS =
      Option.integer("attempts", 1)
          .between(1, 10)
          .describedAs("The last attempt of a request that may still go to a canary, 1 to 10.");

  /** Made by {@link java.util.ServiceLoader}. */
  public CanaryProvider() {}

  @Override
  public String name() {
    return "canary";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SHARE, ATTEMPTS);
  }

  @Override
  public void validate(Options options, UpstreamInfo upstream, Problems problems) {
    if (upstream.backends() < 2) {
      problems.error("canary needs at least two backends, one of them with an id 'canary...'");
    }
    if (options.get(SHARE) == 0 && options.get(ATTEMPTS) > 1) {
      problems.warning(ATTEMPTS, "has no effect while share is 0%");
    }
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new Canary(options.get(SHARE), options.get(ATTEMPTS), context);
  }
}
