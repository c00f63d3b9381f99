package io.spooky.runtime.config;

import io.spooky.runtime.plugin.FakeProviders.Good;
import io.spooky.runtime.plugin.FakeProviders.Policy;
import io.spooky.runtime.plugin.ServiceFiles;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import java.io.IOException;
import java.nio.file.Path;

/** A class loader with the plugins that {@link FakeProxy} uses. */
public final class TestLoader {
  private TestLoader() {}

  /** Returns a loader; its service files lie below the folder. */
  public static ClassLoader of(Path folder) throws IOException {
    ClassLoader balancers = ServiceFiles.of(folder, BalancerProvider.class, Good.class.getName());
    return ServiceFiles.of(folder, balancers, HealthPolicyProvider.class, Policy.class.getName());
  }
}
