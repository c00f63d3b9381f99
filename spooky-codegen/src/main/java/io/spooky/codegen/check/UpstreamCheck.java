package io.spooky.codegen.check;

import io.spooky.codegen.check.BalancerCheck.Balancer;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.spi.Option;
import io.spooky.spi.UpstreamInfo;
import io.spooky.spi.config.ConfigKeys.Backend;
import io.spooky.spi.config.ConfigKeys.Limits;
import io.spooky.spi.config.ConfigKeys.Retry;
import io.spooky.spi.config.ConfigKeys.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks {@code upstream}: each entry with the defaults of the top level behind it. */
final class UpstreamCheck {
  private final Findings findings;
  private final RouteCheck routeCheck;
  private final BalancerCheck balancers;
  private final HealthCheck health;
  private final HashKeyLint hashKeyLint;
  private final TimeoutLint timeoutLint;
  private final Given timeouts;
  private final Given retry;
  private final Given limits;
  private final List<CheckedUpstream> upstreams = new ArrayList<>();
  private final List<CheckedRoute> routes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private boolean complete = true;

  /** Reads the defaults of all upstreams. */
  UpstreamCheck(
      Findings findings,
      ProviderCatalog catalog,
      Block root,
      RequestForm form,
      HashKeyLint hashKeyLint,
      TimeoutLint timeoutLint) {
    this.findings = findings;
    this.routeCheck = new RouteCheck(findings, form.paths(), form.names());
    this.hashKeyLint = hashKeyLint;
    this.timeoutLint = timeoutLint;
    this.balancers = new BalancerCheck(findings, catalog, root, hashKeyLint);
    this.health = new HealthCheck(findings, catalog, root, timeoutLint);
    this.timeouts = root.settings(Keys.TIMEOUTS, Keys.TIMEOUTS, Timeouts.ALL);
    this.retry = root.settings(Keys.RETRY, Keys.RETRY, Retry.ALL);
    this.limits = root.settings(Keys.LIMITS, Keys.LIMITS, Limits.ALL);
    timeoutLint.exchange("top level", timeouts, retry, timeouts, retry);
    timeoutLint.queue(Keys.LIMITS, limits);
  }

  /** Checks all upstreams; the results may be asked for afterwards. */
  void check(Block root) {
    if (root.lacks(Keys.UPSTREAM)) {
      root.error(ProblemCode.MISSING_KEY, root.place(), "the key 'upstream' is missing");
      return;
    }
    Block block = root.block(Keys.UPSTREAM, Keys.UPSTREAM);
    List<Entry> entries = block == null ? List.of() : block.entries();
    if (block != null && entries.isEmpty()) {
      block.error(ProblemCode.NO_VALUE, block.place(), "holds no upstream");
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String subject = "upstream '" + entry.key().lines().findFirst().orElse("") + "'";
      Names.accepts(findings, entry.place(), "upstream", entry.key());
      Block upstream = Block.of(findings, subject, Block.placed(entry));
      names.add(entry.key());
      complete &= upstream != null;
      if (upstream != null) {
        upstream(entry, upstream, i);
      }
    }
    balancers.finish();
  }

  /** Returns the upstreams; all of them only where no error was found. */
  List<CheckedUpstream> upstreams() {
    return upstreams;
  }

  /** Returns the routes of all upstreams; all of them only where no error was found. */
  List<CheckedRoute> routes() {
    return routes;
  }

  /** Returns all routes that have no fault of their own, for whoever judges them together. */
  CheckedRoutes allRoutes(RequestForm form, List<Expectation> expectations) {
    boolean whole = complete && !names.isEmpty() && routeCheck.isComplete();
    return new CheckedRoutes(names, routes, whole, form, expectations);
  }

  private void upstream(Entry entry, Block block, int index) {
    List<CheckedRoute> own = routeCheck.check(block, index);
    routes.addAll(own);
    if (block.lacks(Keys.ROUTE)) {
      findings.warning(
          ProblemCode.NO_ROUTE,
          entry.place(),
          block.subject(),
          "has no 'route', so no request reaches it");
    }
    CheckedUpstream upstream = settings(entry, block, own);
    block.finish();
    if (upstream != null) {
      upstreams.add(upstream);
    }
  }

  private @Nullable CheckedUpstream settings(Entry entry, Block block, List<CheckedRoute> routes) {
    HealthCheck.Level healthLevel = health.upstream(block);
    Given forBackends = block.settings(BlockShape.UPSTREAM.options());
    BackendCheck check = new BackendCheck(findings, health, block, healthLevel, forBackends);
    List<BackendCheck.Found> found = check.check();
    List<CheckedBackend> backends = found.stream().map(BackendCheck.Found::backend).toList();
    Optional<UpstreamInfo> info =
        check.isSound() ? Info.of(entry.key(), backends) : Optional.empty();
    Balancer balancer = balancers.check(block, info);
    CheckedPlugin policy =
        health.check(
            block, healthLevel, found.stream().map(BackendCheck.Found::health).toList(), info);
    Given ownTime = own(block, Keys.TIMEOUTS, Timeouts.ALL);
    Given time = ownTime.over(timeouts);
    Given ownRetry = own(block, Keys.RETRY, Retry.ALL);
    Given again = ownRetry.over(retry);
    Given ownLimit = own(block, Keys.LIMITS, Limits.ALL);
    Given limit = ownLimit.over(limits);
    timeoutLint.exchange(block.subject(), ownTime, ownRetry, time, again);
    timeoutLint.queue(block.subject(), ownLimit);
    RetryLint retryLint = new RetryLint(findings);
    for (CheckedRoute route : routes) {
      exchanges(block.subject() + " route", route.policy(), time, again);
      retryLint.route(block.subject() + " route", route);
    }
    retryLint.upstream(block.subject(), ownRetry, routes);
    if (balancer != null && balancer.hashKey() != null) {
      hashKeyLint.spread(block.subject(), balancer.hashKey(), routes);
    }
    if (balancer == null || policy == null) {
      return null;
    }
    Place at = entry.place();
    return new CheckedUpstream(
        entry.key(),
        at.line(),
        at.column(),
        balancer.plugin(),
        balancer.hashKey(),
        policy,
        time.withDefaults(Timeouts.ALL),
        again.withDefaults(Retry.ALL),
        limit.withDefaults(Limits.ALL),
        backends);
  }

  private void exchanges(String subject, RoutePolicy policy, Given time, Given again) {
    if (!policy.timeouts().values().isEmpty() || !policy.retry().values().isEmpty()) {
      Given ownTime = Given.of(policy.timeouts());
      Given ownRetry = Given.of(policy.retry());
      timeoutLint.exchange(subject, ownTime, ownRetry, ownTime.over(time), ownRetry.over(again));
    }
  }

  private static Given own(Block block, String key, List<Option<?>> options) {
    return block.settings(key, block.subject() + " " + key, options);
  }

  /** An upstream as its plugins see it at build time. */
  private record Info(String name, List<Integer> weights) implements UpstreamInfo {
    static Optional<UpstreamInfo> of(String name, List<CheckedBackend> backends) {
      List<Integer> weights =
          backends.stream()
              .map(backend -> BuildValues.value(backend.settings(), Backend.WEIGHT))
              .flatMap(Optional::stream)
              .toList();
      return weights.size() == backends.size()
          ? Optional.of(new Info(name, weights))
          : Optional.empty();
    }

    @Override
    public int backends() {
      return weights.size();
    }

    @Override
    public int weight(int slot) {
      return weights.get(slot);
    }
  }
}
