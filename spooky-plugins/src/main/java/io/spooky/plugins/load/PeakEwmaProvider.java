package io.spooky.plugins.load;

import com.google.auto.service.AutoService;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The strategy {@code peak-ewma}: the backend whose response head is likely to come first, by its
 * latency, the requests that it has in flight, and its weight.
 *
 * <p>The latency is an exponentially weighted moving average that jumps to each peak at once and
 * forgets it slowly: a backend that becomes slow loses its traffic with its first slow response,
 * and gets single requests again when the peak has decayed. The idea is that of Finagle's balancer
 * of this name; here each worker has averages of its own, which takes no lock.
 */
@AutoService(BalancerProvider.class)
public final class PeakEwmaProvider implements BalancerProvider {
  /** How fast latencies are forgotten. */
  public static final Option<Duration> HALF_LIFE =
      Option.duration("half_life", "10s")
          .between(Duration.ofMillis(100), Duration.ofHours(1))
          .describedAs("Time in which what is known of a latency counts half.");

  /** Makes the provider. */
  public PeakEwmaProvider() {}

  @Override
  public String name() {
    return "peak-ewma";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("peak_ewma", "ewma");
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(HALF_LIFE);
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new PeakEwma(options.get(HALF_LIFE), context);
  }
}
