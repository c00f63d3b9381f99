package io.spooky.plugins.weighted;

import com.google.auto.service.AutoService;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;

/**
 * The strategy {@code random}: draws a backend with a chance in proportion to its weight.
 *
 * <p>It keeps no state between requests, so any number of workers and machines together behave like
 * one. The fullest of n backends after n requests has about ln n / ln ln n of them (Raab and
 * Steger, "Balls into bins", 1998); strategies that look at load do better.
 */
@AutoService(BalancerProvider.class)
public final class RandomProvider implements BalancerProvider {
  /** Makes the provider. */
  public RandomProvider() {}

  @Override
  public String name() {
    return "random";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new RandomBalancer(context);
  }
}
