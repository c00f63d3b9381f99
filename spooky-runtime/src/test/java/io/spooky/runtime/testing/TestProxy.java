package io.spooky.runtime.testing;

import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.ListenerSpec;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A config written by hand, in place of a generated one: prefixes lead to upstreams. */
public final class TestProxy implements CompiledProxy {
  private final Map<String, Up> upstreams = new LinkedHashMap<>();
  private final Map<Option<?>, String> settings = new LinkedHashMap<>();
  private int workers = 1;
  private String address = "127.0.0.1";
  private int port;
  private Path certificate = TestCertificate.CERT;
  private Path key = TestCertificate.KEY;

  private static final class Up {
    final String prefix;
    final List<Back> backends = new ArrayList<>();
    final Map<Option<?>, String> settings = new LinkedHashMap<>();

    Up(String prefix) {
      this.prefix = prefix;
    }
  }

  private record Back(String id, String address, Map<Option<?>, String> settings, boolean probed) {}

  /** Sets the number of workers. */
  public TestProxy workers(int count) {
    workers = count;
    return this;
  }

  /** Sets the address to listen on; otherwise it is 127.0.0.1. */
  public TestProxy address(String local) {
    address = local;
    return this;
  }

  /** Sets the port; otherwise it is ephemeral. */
  public TestProxy port(int number) {
    port = number;
    return this;
  }

  /** Sets the listener's certificate and key; otherwise they are for localhost. */
  public TestProxy certificate(TestCertificates files) {
    certificate = files.certificate();
    key = files.key();
    return this;
  }

  /** Sets a key of {@code edge} or the top level. */
  public TestProxy set(Option<?> key, String text) {
    settings.put(key, text);
    return this;
  }

  /** Adds an upstream that takes a path prefix. */
  public TestProxy upstream(String name, String prefix) {
    upstreams.put(name, new Up(prefix));
    return this;
  }

  /** Sets a key of an upstream. */
  public TestProxy set(String upstream, Option<?> key, String text) {
    upstreams.get(upstream).settings.put(key, text);
    return this;
  }

  /** Adds a backend on loopback. */
  public TestProxy backend(String upstream, String id, int port) {
    return backend(upstream, id, "127.0.0.1:" + port, Map.of(), false);
  }

  /** Adds a backend with settings of its own. */
  public TestProxy backend(
      String upstream, String id, String address, Map<Option<?>, String> keys, boolean probed) {
    upstreams.get(upstream).backends.add(new Back(id, address, keys, probed));
    return this;
  }

  @Override
  public int contractVersion() {
    return ContractVersion.CURRENT;
  }

  @Override
  public String name() {
    return "Test";
  }

  @Override
  public String source() {
    return "test.yaml";
  }

  @Override
  public void describe(ProxySpec proxy) {
    proxy.set(ConfigKeys.Root.WORKERS, Integer.toString(workers));
    fill(proxy, ConfigKeys.Root.ALL, settings);
    fill(proxy.edge(), ConfigKeys.Edge.ALL, settings);
    fill(proxy.log(), ConfigKeys.Log.ALL, settings);
    ListenerSpec listener = proxy.listener(1, 1);
    listener.set(ConfigKeys.Listen.PROTOCOL, "http3");
    listener.set(ConfigKeys.Listen.ADDRESS, address);
    listener.set(ConfigKeys.Listen.PORT, Integer.toString(port));
    listener
        .tls(1, 1)
        .set(ConfigKeys.Tls.CERT, certificate.toString())
        .set(ConfigKeys.Tls.KEY, key.toString());
    int number = 0;
    for (Map.Entry<String, Up> entry : upstreams.entrySet()) {
      describe(proxy.upstream(entry.getKey(), number + 2, 1), entry.getValue());
      proxy.route(number, entry.getValue().prefix, number + 2, 1);
      number++;
    }
  }

  private static void describe(UpstreamSpec spec, Up upstream) {
    fill(spec, ConfigKeys.Timeouts.ALL, upstream.settings);
    fill(spec, ConfigKeys.Retry.ALL, upstream.settings);
    fill(spec, ConfigKeys.Limits.ALL, upstream.settings);
    spec.balancer("cursor", CursorBalancer.Provider.class.getName(), 1, 1);
    spec.healthPolicy("threshold", ThresholdPolicy.Provider.class.getName(), 1, 1);
    for (Back back : upstream.backends) {
      BackendSpec backend = spec.backend(back.id, 1, 1);
      backend.set(ConfigKeys.Backend.ADDRESS, back.address);
      fill(backend, ConfigKeys.Backend.ALL, back.settings);
      if (back.probed) {
        fill(backend.probe(1, 1), ConfigKeys.Probe.ALL, back.settings);
      }
      backend.healthOptions().option("threshold", "3");
    }
  }

  private static void fill(
      io.spooky.runtime.contract.Settings<?> block,
      List<Option<?>> keys,
      Map<Option<?>, String> given) {
    for (Option<?> key : keys) {
      String text = given.getOrDefault(key, key.defaultText());
      if (text != null && block.value(key.name()) == null) {
        block.set(key, text);
      }
    }
  }

  @Override
  public RouteTable routes() {
    List<byte[]> prefixes =
        upstreams.values().stream()
            .map(up -> up.prefix.getBytes(StandardCharsets.US_ASCII))
            .toList();
    return (RequestHead head) -> {
      for (int i = 0; i < prefixes.size(); i++) {
        if (head.pathIsUnder(prefixes.get(i))) {
          return i;
        }
      }
      return RouteTable.NO_ROUTE;
    };
  }

  @Override
  public Dispatcher newDispatcher(Balancers balancers) {
    return (upstream, request) -> balancers.of(upstream).pick(request);
  }
}
