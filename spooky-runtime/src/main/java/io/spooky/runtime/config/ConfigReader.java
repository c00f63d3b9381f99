package io.spooky.runtime.config;

import io.spooky.runtime.config.EdgeConfig.CongestionControl;
import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.ListenerSpec;
import io.spooky.runtime.contract.ListenerSpec.TlsSpec;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.RouteSpec;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.runtime.plugin.Faults;
import io.spooky.runtime.plugin.Providers;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.LocalAddresses;
import io.spooky.spi.config.PathRules;
import io.spooky.spi.config.ProblemList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a compiled config says of itself into typed values: reads the environment, finds the
 * plugins, parses with the parsers that the build used. All problems are found before any is told.
 * Confined to one thread.
 */
public final class ConfigReader {
  private final CompiledProxy compiled;
  private final ReadContext context;

  private ConfigReader(CompiledProxy compiled, ReadContext context) {
    this.compiled = compiled;
    this.context = context;
  }

  /**
   * Returns the config's values. Files that it names are not opened; {@link StartCheck} does that
   * too.
   *
   * @param proxy the generated code
   * @param providers where {@link java.util.ServiceLoader} finds plugins
   * @param environment returns a variable's value, or null where it is not set
   * @param base the folder that relative file paths are relative to
   * @throws ConfigRejectedException with every problem, if there is an error
   */
  public static ProxyConfig read(
      CompiledProxy proxy,
      ClassLoader providers,
      Function<String, @Nullable String> environment,
      Path base)
      throws ConfigRejectedException {
    return read(proxy, providers, environment, base, new ProblemList());
  }

  /** As the public one; warnings go to the list, which may hold problems already. */
  static ProxyConfig read(
      CompiledProxy proxy,
      ClassLoader providers,
      Function<String, @Nullable String> environment,
      Path base,
      ProblemList problems)
      throws ConfigRejectedException {
    Providers found = Providers.load(providers);
    found.problems().forEach(problems::add);
    ReadContext context = new ReadContext(found, environment, base, problems);
    Optional<ProxyConfig> config = new ConfigReader(proxy, context).read();
    if (config.isEmpty() || problems.hasErrors()) {
      throw new ConfigRejectedException(proxy.source(), problems.all());
    }
    return config.get();
  }

  private Optional<ProxyConfig> read() {
    ProxySpec spec = new ProxySpec();
    if (!isOurRevision() || !describes(spec)) {
      return Optional.empty();
    }
    BlockReader root = context.block(spec, "config");
    List<UpstreamConfig> upstreams = upstreams(spec);
    int workers = root.get(ConfigKeys.Root.WORKERS);
    return Optional.of(
        new ProxyConfig(
            compiled,
            workers == 0 ? Runtime.getRuntime().availableProcessors() : workers,
            root.get(ConfigKeys.Root.DRAIN),
            context.block(spec.log(), "log").get(ConfigKeys.Log.LEVEL),
            edge(context.block(spec.edge(), "edge"), root),
            listeners(spec),
            upstreams,
            routes(spec, upstreams)));
  }

  private boolean isOurRevision() {
    int revision = compiled.contractVersion();
    if (revision == ContractVersion.CURRENT) {
      return true;
    }
    error(
        StartCodes.CONTRACT,
        String.format(
            "was compiled for revision %d of the runtime (expected: %d); compile it again with this "
                + "release",
            revision, ContractVersion.CURRENT));
    return false;
  }

  private boolean describes(ProxySpec spec) {
    try {
      compiled.describe(spec);
      return true;
    } catch (RuntimeException | LinkageError e) {
      error(StartCodes.DESCRIPTION, "cannot describe itself: " + Faults.text(e));
      return false;
    }
  }

  private void error(String code, String message) {
    context.problems().error(code, 0, 0, "config '" + compiled.name() + "'", message);
  }

  private List<UpstreamConfig> upstreams(ProxySpec spec) {
    List<UpstreamConfig> upstreams = new ArrayList<>();
    for (UpstreamSpec upstream : spec.upstreams()) {
      new UpstreamReader(upstream, context).read().ifPresent(upstreams::add);
    }
    return upstreams;
  }

  private List<RouteConfig> routes(ProxySpec spec, List<UpstreamConfig> upstreams) {
    List<RouteConfig> routes = new ArrayList<>();
    if (upstreams.size() < spec.upstreams().size()) {
      // One of them was refused, and so is the config.
      return routes;
    }
    for (RouteSpec route : spec.routes()) {
      routes.add(new RouteReader(route, context).read(upstreams.get(route.upstream())));
    }
    return routes;
  }

  private static EdgeConfig edge(BlockReader block, BlockReader root) {
    return new EdgeConfig(
        Math.toIntExact(block.get(ConfigKeys.Edge.HEADER_BYTES)),
        block.get(ConfigKeys.Edge.HEADERS),
        block.get(ConfigKeys.Edge.BODY_BYTES),
        block.get(ConfigKeys.Edge.STREAMS),
        Math.toIntExact(block.get(ConfigKeys.Edge.BUFFER_BYTES)),
        block.get(ConfigKeys.Edge.IDLE),
        CongestionControl.valueOf(
            block.get(ConfigKeys.Edge.CONGESTION_CONTROL).toUpperCase(Locale.ROOT)),
        block.get(ConfigKeys.Edge.PROXY_STATUS),
        requests(block, root));
  }

  private static RequestRules requests(BlockReader block, BlockReader root) {
    String underscores = block.get(ConfigKeys.Edge.UNDERSCORES);
    return new RequestRules(
        PathRules.of(block.get(ConfigKeys.Edge.DOUBLED_SLASHES), block.get(ConfigKeys.Edge.ALLOW)),
        Underscores.valueOf(underscores.toUpperCase(Locale.ROOT)),
        block.get(ConfigKeys.Edge.VIA),
        block.get(ConfigKeys.Edge.MISDIRECTED).equals("reject"),
        root.get(ConfigKeys.Root.TRUSTED_PROXIES));
  }

  private List<ListenerConfig> listeners(ProxySpec spec) {
    List<ListenerConfig> listeners = new ArrayList<>();
    for (ListenerSpec listener : spec.listeners()) {
      BlockReader block = context.block(listener, "listener " + (listeners.size() + 1));
      ListenerConfig config = listener(listener, block);
      listeners.stream()
          .filter(other -> collide(other, config))
          .findFirst()
          .ifPresent(other -> duplicate(block, config, other));
      listeners.add(config);
    }
    return listeners;
  }

  private static boolean collide(ListenerConfig first, ListenerConfig second) {
    return first.port() != 0
        && first.port() == second.port()
        && LocalAddresses.overlap(first.address(), second.address());
  }

  private static void duplicate(BlockReader block, ListenerConfig listener, ListenerConfig other) {
    String takesIn =
        listener.address().equals(other.address())
            ? ""
            : ", which keeps this one from " + listener.address();
    block.error(
        StartCodes.LISTENER_TWICE,
        ConfigKeys.Listen.PORT.name(),
        "another listener has "
            + other.address()
            + " and port "
            + other.port()
            + " already"
            + takesIn);
  }

  private ListenerConfig listener(ListenerSpec listener, BlockReader block) {
    TlsSpec tls = listener.tls();
    return new ListenerConfig(
        block.get(ConfigKeys.Listen.PROTOCOL),
        block.get(ConfigKeys.Listen.ADDRESS),
        block.get(ConfigKeys.Listen.PORT),
        tls == null ? null : tlsFiles(context.block(tls, block.subject() + ": tls")));
  }

  private @Nullable TlsFiles tlsFiles(BlockReader block) {
    Optional<Path> cert = path(block, ConfigKeys.Tls.CERT);
    Optional<Path> key = path(block, ConfigKeys.Tls.KEY);
    return cert.isPresent() && key.isPresent() ? new TlsFiles(cert.get(), key.get()) : null;
  }

  private Optional<Path> path(BlockReader block, Option<String> key) {
    return block.find(key).map(text -> context.path(block, key, text));
  }
}
