package io.spooky.plugins.weighted;

import com.google.auto.service.AutoService;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.util.Set;

/**
 * The strategy {@code round-robin}: each backend in turn, as often as its weight says, and the
 * turns of a heavy one spread out between those of the others.
 *
 * <p>Turns are kept by each worker for itself and begin at random, so that workers do not march in
 * step. The smooth order is that of nginx's upstream module (since 1.3.1, 2012), which goes back to
 * interleaved weighted round robin (Katevenis, Sidiropoulos and Courcoubetis, "Weighted round-robin
 * cell multiplexing in a general-purpose ATM switch chip", 1991).
 */
@AutoService(BalancerProvider.class)
public final class RoundRobinProvider implements BalancerProvider {
  /** Makes the provider. */
  public RoundRobinProvider() {}

  @Override
  public String name() {
    return "round-robin";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("round_robin", "rr");
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new RoundRobin(context);
  }
}
