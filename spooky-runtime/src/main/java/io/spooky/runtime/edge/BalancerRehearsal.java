package io.spooky.runtime.edge;

import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.balance.WorkerUpstream;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.config.ProblemList;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes each upstream's balancer once and throws it away, before a config comes into force: a
 * plugin whose constructor fails refuses the config, instead of failing in the middle of a swap.
 */
final class BalancerRehearsal {

  private record Context(Backends backends, RandomGenerator random) implements BalancerContext {
    @Override
    public int worker() {
      return 0;
    }

    @Override
    public int workers() {
      return 1;
    }
  }

  private BalancerRehearsal() {}

  static void check(ProxyConfig config) throws ConfigRejectedException {
    ProblemList problems = new ProblemList();
    for (UpstreamConfig upstream : config.upstreams()) {
      try {
        rehearse(upstream);
      } catch (Throwable e) {
        problems.error(
            EdgeCodes.STRATEGY,
            0,
            0,
            "upstream '" + upstream.name() + "'",
            "the strategy '" + upstream.balancer().name() + "' cannot be made: " + e);
      }
    }
    if (problems.hasErrors()) {
      throw new ConfigRejectedException(config.compiled().source(), problems.all());
    }
  }

  private static void rehearse(UpstreamConfig config) {
    RandomGenerator random = new SplittableRandom();
    Backends empty = new WorkerUpstream(new Upstream(config), Runnable::run, random, Silent::take);
    Balancer balancer =
        config.balancer().newBalancer(config.balancerOptions(), new Context(empty, random));
    if (balancer == null) {
      throw new IllegalStateException("newBalancer returned null");
    }
    balancer.changed();
  }

  private static final class Silent {
    static void take(
        Upstream upstream, int slot, io.spooky.spi.Outcome outcome, long latencyNanos) {}
  }
}
