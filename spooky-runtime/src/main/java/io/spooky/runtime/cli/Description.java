package io.spooky.runtime.cli;

import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.config.EdgeConfig;
import io.spooky.runtime.config.ListenerConfig;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.RequestRules;
import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.FieldEdits;
import io.spooky.spi.config.ValueParsers;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a config for people. Confined to one thread. */
final class Description {
  private final CompiledProxy compiled;
  private final ProxyConfig config;
  private final StringBuilder text = new StringBuilder();

  Description(CompiledProxy compiled, ProxyConfig config) {
    this.compiled = compiled;
    this.config = config;
  }

  /** Returns the whole text, with a line end after each line. */
  String text() {
    line(0, "config %s, compiled from %s".formatted(compiled.name(), compiled.source()));
    line(
        0,
        "workers %d, drain %s, log %s"
            .formatted(config.workers(), time(config.drain()), config.logLevel()));
    edge(config.edge());
    config.listeners().forEach(this::listener);
    for (int number = 0; number < config.routes().size(); number++) {
      route(number, config.routes().get(number));
    }
    config.upstreams().forEach(this::upstream);
    return text.toString();
  }

  private void edge(EdgeConfig edge) {
    line(
        0,
        ("edge header_bytes %d, headers %d, body_bytes %s, streams %d, buffer_bytes %d, idle %s, "
                + "congestion_control %s")
            .formatted(
                edge.headerBytes(),
                edge.headers(),
                edge.bodyBytes() == 0 ? "unlimited" : edge.bodyBytes(),
                edge.streams(),
                edge.bufferBytes(),
                time(edge.idle()),
                edge.congestionControl().name().toLowerCase(Locale.ROOT)));
    RequestRules requests = edge.requests();
    line(
        0,
        "edge %s, underscores %s, via %s, misdirected %s, proxy_status %s"
            .formatted(
                requests.paths(),
                requests.underscores().name().toLowerCase(Locale.ROOT),
                requests.via(),
                requests.rejectsMisdirected() ? "reject" : "serve",
                edge.proxyStatus()));
    line(0, "trusted_proxies " + requests.trustedProxies());
  }

  private void listener(ListenerConfig listener) {
    String host =
        listener.address().contains(":") ? "[" + listener.address() + "]" : listener.address();
    ListenerConfig.TlsFiles tls = listener.tls();
    line(
        0,
        "listener %s:%d (%s), %s"
            .formatted(
                host,
                listener.port(),
                listener.protocol(),
                tls == null ? "no certificate" : "cert " + tls.cert() + ", key " + tls.key()));
  }

  private void route(int number, RouteConfig route) {
    line(
        0,
        "route %d: %s -> %s (%s:%d)"
            .formatted(
                number,
                route.predicates(),
                config.upstreams().get(route.upstream()).name(),
                compiled.source(),
                route.line()));
    policy(route, config.upstreams().get(route.upstream()));
  }

  private void policy(RouteConfig route, UpstreamConfig upstream) {
    UpstreamConfig.Timeouts timeouts = route.timeouts();
    if (!timeouts.equals(upstream.timeouts())) {
      line(
          1,
          "timeouts response_head %s, idle %s, request %s"
              .formatted(
                  time(timeouts.responseHead()), time(timeouts.idle()), time(timeouts.request())));
    }
    UpstreamConfig.Retry retry = route.retry();
    if (!retry.equals(upstream.retry())) {
      line(
          1,
          "retry attempts %d, per_try_timeout %s"
              .formatted(retry.attempts(), time(retry.perTryTimeout())));
    }
    edits("request_headers", route.requestEdits());
    edits("response_headers", route.responseEdits());
  }

  private void edits(String key, @Nullable FieldEdits edits) {
    if (edits != null) {
      FieldEditTexts texts = new FieldEditTexts();
      edits.apply(texts);
      line(1, key + " " + texts);
    }
  }

  private void upstream(UpstreamConfig upstream) {
    line(0, "upstream %s".formatted(upstream.name()));
    line(
        1,
        "load_balancing %s %s".formatted(upstream.balancer().name(), upstream.balancerOptions()));
    line(1, "health policy %s".formatted(upstream.healthPolicy().name()));
    UpstreamConfig.Timeouts timeouts = upstream.timeouts();
    line(
        1,
        "timeouts connect %s, response_head %s, idle %s, request %s"
            .formatted(
                time(timeouts.connect()),
                time(timeouts.responseHead()),
                time(timeouts.idle()),
                time(timeouts.request())));
    UpstreamConfig.Retry retry = upstream.retry();
    line(
        1,
        "retry attempts %d, budget %s%%, per_try_timeout %s"
            .formatted(
                retry.attempts(),
                Math.round(retry.budget() * 1000) / 10.0,
                time(retry.perTryTimeout())));
    UpstreamConfig.Limits limits = upstream.limits();
    line(
        1,
        "limits in_flight %d, queue %d, queue_timeout %s"
            .formatted(limits.inFlight(), limits.queue(), time(limits.queueTimeout())));
    upstream.backends().forEach(this::backend);
  }

  private void backend(BackendConfig backend) {
    line(
        1,
        "backend %s at %s, weight %d, priority %d%s"
            .formatted(
                backend.id(),
                backend.address(),
                backend.weight(),
                backend.priority(),
                backend.warm() ? ", warm" : ""));
    if (backend.address().tls()) {
      Object trust = backend.ca() == null ? "the JDK's trust store" : backend.ca();
      line(2, "verified as %s by %s".formatted(backend.verifiedName(), trust));
    }
    BackendConfig.ProbeConfig probe = backend.probe();
    if (probe == null) {
      line(2, "no probes; health options %s".formatted(backend.healthOptions()));
    } else {
      line(
          2,
          "probe %s each %s, at most %s; health options %s"
              .formatted(
                  probe.path(),
                  time(probe.interval()),
                  time(probe.timeout()),
                  backend.healthOptions()));
    }
  }

  private static String time(Duration duration) {
    return duration.isZero() ? "none" : ValueParsers.format(duration);
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
