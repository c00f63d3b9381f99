package io.spooky.plugins.load;

import com.google.auto.service.AutoService;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.util.Set;

/**
 * The strategy {@code least-connections}: the backend with the fewest requests in flight, over all
 * workers, relative to its weight.
 *
 * <p>The name is the one in common use; over HTTP/2 a connection carries many requests, and
 * requests are what counts. Asking all backends is the limit that the power of two choices comes
 * near to (Mitzenmacher, "The power of two choices in randomized load balancing", 2001); ties are
 * drawn by weight, or all workers would rush to the same idle backend.
 */
@AutoService(BalancerProvider.class)
public final class LeastConnectionsProvider implements BalancerProvider {
  /** Makes the provider. */
  public LeastConnectionsProvider() {}

  @Override
  public String name() {
    return "least-connections";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("least_connection", "least_conn", "lc");
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new LeastConnections(context);
  }
}
