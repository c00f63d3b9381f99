package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Provider;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plugins that a config can name: those that {@link ServiceLoader} finds on a class path, by
 * name and alias. What is wrong with a plugin is a problem of the catalog, and so of every config
 * that is checked with it. Not to be changed once made; any thread may read it.
 */
public final class ProviderCatalog {
  // A class loader that fails at every step would otherwise keep the loop going for ever.
  private static final int MOST_FAILURES = 64;

  private final ProblemList problems = new ProblemList();
  private final Findings findings = new Findings(problems);
  private final ProviderIndex<BalancerProvider> balancers =
      new ProviderIndex<>("balancer", keys(BlockShape.LOAD_BALANCING), findings);
  private final ProviderIndex<HealthPolicyProvider> policies =
      new ProviderIndex<>("health policy", keys(BlockShape.HEALTH_CHECK), findings);

  private ProviderCatalog() {}

  /** Returns the plugins that a class loader finds; plugins that cannot be loaded are problems. */
  public static ProviderCatalog load(ClassLoader loader) {
    ProviderCatalog catalog = new ProviderCatalog();
    catalog.discover(BalancerProvider.class, loader, catalog.balancers);
    catalog.discover(HealthPolicyProvider.class, loader, catalog.policies);
    return catalog;
  }

  /** Returns a catalog of these plugins. */
  public static ProviderCatalog of(
      Collection<? extends BalancerProvider> balancers,
      Collection<? extends HealthPolicyProvider> policies) {
    ProviderCatalog catalog = new ProviderCatalog();
    balancers.forEach(catalog.balancers::add);
    policies.forEach(catalog.policies::add);
    return catalog;
  }

  /** Returns what the balancing strategies declare, sorted by name. */
  public List<PluginDeclaration> declaredBalancers() {
    return declared(balancers, BalancerCheck.DEFAULT);
  }

  /** Returns what the health policies declare, sorted by name. */
  public List<PluginDeclaration> declaredPolicies() {
    return declared(policies, HealthCheck.DEFAULT);
  }

  private static List<PluginDeclaration> declared(ProviderIndex<?> index, String byDefault) {
    return index.all().stream()
        .map(entry -> PluginDeclaration.of(entry, entry.name().equals(byDefault)))
        .toList();
  }

  private static Set<String> keys(BlockShape shape) {
    return shape.names().collect(Collectors.toUnmodifiableSet());
  }

  /** Returns what is wrong with the plugins themselves. */
  public List<Problem> problems() {
    return problems.all();
  }

  /** Returns the balancing strategies. */
  ProviderIndex<BalancerProvider> balancers() {
    return balancers;
  }

  /** Returns the health policies. */
  ProviderIndex<HealthPolicyProvider> policies() {
    return policies;
  }

  private <P extends Provider> void discover(
      Class<P> service, ClassLoader loader, ProviderIndex<P> index) {
    Iterator<P> found = ServiceLoader.load(service, loader).iterator();
    for (int failures = 0; failures < MOST_FAILURES; ) {
      try {
        if (!found.hasNext()) {
          return;
        }
        index.add(found.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++;
        findings.error(
            ProblemCode.PLUGIN_NOT_LOADED,
            Place.FILE,
            "class path",
            "a " + index.kind() + " plugin cannot be loaded: " + describe(e));
      }
    }
  }

  private static String describe(Throwable error) {
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    Throwable cause = error.getCause();
    return cause == null ? message : message + " (" + cause + ")";
  }
}
