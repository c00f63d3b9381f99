package io.spooky.codegen.check;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.util.List;
import java.util.Set;

/** Plugins of which the compiler sees the declarations and the checks alone; none is ever run. */
abstract class FakeProvider {
  private final String name;
  private final Set<String> aliases;
  private final List<Option<?>> options;

  FakeProvider(String name, Set<String> aliases, List<Option<?>> options) {
    this.name = name;
    this.aliases = aliases;
    this.options = options;
  }

  public String name() {
    return name;
  }

  public Set<String> aliases() {
    return aliases;
  }

  public List<Option<?>> options() {
    return options;
  }

  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  /** A strategy. */
  static class FakeBalancer extends FakeProvider implements BalancerProvider {
    private final boolean hashes;

    FakeBalancer(String name, Set<String> aliases, boolean hashes, Option<?>... options) {
      super(name, aliases, List.of(options));
      this.hashes = hashes;
    }

    @Override
    public boolean needsHashKey() {
      return hashes;
    }

    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      throw new AssertionError("the compiler runs no balancer");
    }
  }

  /** A policy. */
  static class FakePolicy extends FakeProvider implements HealthPolicyProvider {
    FakePolicy(String name, Option<?>... options) {
      super(name, Set.of(), List.of(options));
    }

    @Override
    public HealthPolicy newPolicy(HealthContext context) {
      throw new AssertionError("the compiler runs no policy");
    }
  }
}
