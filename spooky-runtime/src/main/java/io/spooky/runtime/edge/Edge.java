package io.spooky.runtime.edge;

import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.StartCheck;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.ServerTls.Shown;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.transport.BackendTls;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/**
 * A running edge: listeners, workers, upstreams. Safe for all threads; start, reload and close may
 * take some 100 ms and are not for event loops.
 */
public final class Edge implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("edge");

  private final EdgeOptions options;
  private final BackendTls tls;
  private final Workers workers;
  private final Listeners listeners;
  private volatile ProxyConfig config;

  /**
   * Where an edge listens.
   *
   * @param protocol {@code http3}
   * @param address the local address, with the port in force
   */
  public record Listener(String protocol, InetSocketAddress address) {
    /** Returns {@code ADDRESS:PORT (protocol)}. */
    @Override
    public String toString() {
      return text(address) + " (" + protocol + ")";
    }
  }

  private Edge(
      EdgeOptions options,
      ProxyConfig config,
      BackendTls tls,
      Workers workers,
      Listeners listeners) {
    this.options = options;
    this.config = config;
    this.tls = tls;
    this.workers = workers;
    this.listeners = listeners;
  }

  /**
   * Starts an edge with {@link EdgeOptions#defaults()}.
   *
   * @throws ConfigRejectedException if a value from the environment, a plugin or a file is wrong
   * @throws EdgeStartException if a port is taken, or the machine lacks something
   */
  public static Edge start(CompiledProxy proxy) throws ConfigRejectedException, EdgeStartException {
    return start(proxy, EdgeOptions.defaults());
  }

  /**
   * Starts an edge; it serves when this returns. Everything is checked before anything listens.
   *
   * @throws ConfigRejectedException if a value from the environment, a plugin or a file is wrong
   * @throws EdgeStartException if a port is taken, or the machine lacks something
   */
  public static Edge start(CompiledProxy proxy, EdgeOptions options)
      throws ConfigRejectedException, EdgeStartException {
    Checked checked = checked(proxy, options);
    ProxyConfig config = checked.config();
    Transport transport = Transport.best();
    Listeners listeners = new Listeners(transport);
    listeners.prepare(config, checked.certificates());
    BackendTls tls = new BackendTls();
    load(tls, config);
    Workers workers = Workers.start(transport, config, tls);
    try {
      workers.apply(config);
      listeners.bind(config, workers.all());
      return new Edge(options, config, tls, workers, listeners);
    } catch (EdgeStartException | RuntimeException e) {
      listeners.close();
      workers.close();
      throw e;
    }
  }

  /**
   * Checks a config against this machine as {@link #start} and {@link #reload} do, without opening
   * a socket: values from the environment, plugins, certificates, trust.
   *
   * @return its values, and what is foolish about it
   * @throws ConfigRejectedException with every problem found
   */
  public static StartCheck.Verdict check(CompiledProxy proxy, EdgeOptions options)
      throws ConfigRejectedException {
    return examine(proxy, options).verdict();
  }

  /**
   * What a check found right.
   *
   * @param verdict the values and warnings
   * @param certificates what the listeners show; files may change before they are put in use
   */
  private record Checked(StartCheck.Verdict verdict, List<Optional<Shown>> certificates) {
    ProxyConfig config() {
      return verdict.config();
    }
  }

  private static Checked examine(CompiledProxy proxy, EdgeOptions options)
      throws ConfigRejectedException {
    StartCheck.Verdict verdict =
        new StartCheck(options.providers(), options.environment(), options.base(), options.dev())
            .check(proxy);
    BalancerRehearsal.check(verdict.config());
    List<Optional<Shown>> certificates = Certificates.load(verdict.config(), options.dev());
    load(new BackendTls(), verdict.config());
    return new Checked(verdict, certificates);
  }

  private static Checked checked(CompiledProxy proxy, EdgeOptions options)
      throws ConfigRejectedException {
    Checked checked = examine(proxy, options);
    for (Problem warning : checked.verdict().warnings()) {
      LOG.log(Level.WARNING, warning.format(proxy.source()));
    }
    return checked;
  }

  private static void load(BackendTls tls, ProxyConfig config) throws ConfigRejectedException {
    try {
      tls.load(config.upstreams().stream().flatMap(each -> each.backends().stream()).toList());
    } catch (SSLException e) {
      ProblemList problems = new ProblemList();
      problems.error(EdgeCodes.TRUST, 0, 0, "backends", String.valueOf(e.getMessage()));
      throw new ConfigRejectedException(config.compiled().source(), problems.all());
    }
  }

  /** Returns where the edge listens, in the order of the config. */
  public List<Listener> listeners() {
    return listeners.addresses();
  }

  /**
   * Puts another config in force. It is checked whole first; then each worker swaps it in with one
   * reference. Sockets, client connections, and what is known of unchanged backends stay.
   *
   * @param providers where this config's plugins are found
   * @throws ConfigRejectedException if it is wrong, or needs other sockets or workers, which takes
   *     a restart; nothing has changed then
   */
  public synchronized void reload(CompiledProxy proxy, ClassLoader providers)
      throws ConfigRejectedException {
    Checked checked =
        checked(
            proxy,
            new EdgeOptions(providers, options.environment(), options.base(), options.dev()));
    ProxyConfig next = checked.config();
    RestartCheck.check(config, next);
    load(tls, next);
    listeners.replaceCertificates(checked.certificates());
    workers.apply(next);
    config = next;
  }

  /**
   * Begins to drain: clients get a GOAWAY, new connections and requests are refused, requests in
   * flight go on. Repeating it changes nothing.
   *
   * @return completes when every client is gone or {@code drain} has passed; then call {@link
   *     #close}
   */
  public CompletableFuture<Void> drain() {
    return workers.drain(config.drain());
  }

  /** Returns whether draining has begun. */
  public boolean draining() {
    return workers.isDraining();
  }

  /** Returns a count over all workers since the start. */
  public long count(Counter counter) {
    return workers.all().stream().mapToLong(worker -> worker.counters().get(counter)).sum();
  }

  /** Returns all counts over all workers since the start. */
  public Map<Counter, Long> counts() {
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      counts.put(counter, count(counter));
    }
    return counts;
  }

  /** Stops at once: whatever is in flight is broken off. Repeating it changes nothing. */
  @Override
  public void close() {
    workers.closeConnections();
    listeners.close();
    workers.close();
  }

  /** Returns {@code ADDRESS:PORT}, with an IPv6 address in brackets. */
  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    boolean ipv6 = address.getAddress() instanceof Inet6Address;
    return (ipv6 ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
