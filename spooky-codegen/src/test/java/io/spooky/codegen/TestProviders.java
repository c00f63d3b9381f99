package io.spooky.codegen;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A class loader in which {@code ServiceLoader} finds these plugins and no others. */
public final class TestProviders extends ClassLoader {
  private static final String SERVICES = "META-INF/services/io.spooky.spi.";

  /** Makes the loader. */
  public TestProviders() {
    super(TestProviders.class.getClassLoader());
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.startsWith(SERVICES)) {
      return super.getResources(name);
    }
    String file = "/test-providers/" + name.substring(SERVICES.length());
    return Collections.enumeration(List.of(TestProviders.class.getResource(file)));
  }

  /** What both strategies share. */
  private abstract static class TestBalancer implements BalancerProvider {
    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> pick.allows(0) ? 0 : Balancer.NONE;
    }
  }

  /** A strategy without options. */
  public static final class RoundRobin extends TestBalancer {
    @Override
    public String name() {
      return "round-robin";
    }
  }

  /** A strategy with options that hashes. */
  public static final class Hashing extends TestBalancer {
    private static final Option<Integer> REPLICAS = Option.integer("replicas", 64).between(1, 1024);
    private static final Option<String> SALT = Option.text("salt", "");

    @Override
    public String name() {
      return "consistent-hash";
    }

    @Override
    public boolean needsHashKey() {
      return true;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(REPLICAS, SALT);
    }
  }

  /** A policy. */
  public static final class Failures implements HealthPolicyProvider {
    private static final Option<Integer> THRESHOLD =
        Option.integer("failure_threshold", 3).between(1, 1000);

    @Override
    public String name() {
      return "consecutive-failures";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(THRESHOLD);
    }

    @Override
    public HealthPolicy newPolicy(HealthContext context) {
      throw new UnsupportedOperationException("not asked for by a build");
    }
  }
}
