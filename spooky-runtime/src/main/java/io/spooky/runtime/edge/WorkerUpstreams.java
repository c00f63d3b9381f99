package io.spooky.runtime.edge;

import io.netty.channel.EventLoop;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.balance.WorkerUpstream;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.exchange.WorkerGeneration;
import io.spooky.runtime.health.HealthMonitor;
import io.spooky.runtime.health.WorkerObservations;
import io.spooky.runtime.health.WorkerTally;
import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Options;
import io.spooky.spi.Outcome;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One worker's upstreams over all generations: its halves of them, their balancers, and what it has
 * seen of their backends since its last report. Confined to the worker's event loop.
 */
final class WorkerUpstreams {
  private final int worker;
  private final int workers;
  private final EventLoop loop;
  private final HealthMonitor health;
  private final RandomGenerator random = new SplittableRandom();
  private final IdentityHashMap<Upstream, Entry> entries = new IdentityHashMap<>();

  /** An upstream here, with what its balancer was made from. */
  private static final class Entry {
    final WorkerUpstream upstream;
    final WorkerTally tally;
    private @Nullable Backend[] known = {};
    @Nullable Class<?> provider;
    @Nullable Options options;

    Entry(WorkerUpstream upstream, WorkerTally tally) {
      this.upstream = upstream;
      this.tally = tally;
    }

    /** Takes the slots over; what was seen of a backend is not put down to its successor. */
    void refresh() {
      upstream.refresh();
      @Nullable Backend[] now = new @Nullable Backend[upstream.size()];
      for (int slot = 0; slot < now.length; slot++) {
        now[slot] = upstream.backend(slot);
        if (slot < known.length && known[slot] != null && known[slot] != now[slot]) {
          tally.forget(slot);
        }
      }
      known = now;
    }

    boolean isMadeFrom(UpstreamConfig config) {
      return config.balancer().getClass() == provider && config.balancerOptions().equals(options);
    }
  }

  private record Context(Backends backends, RandomGenerator random, int worker, int workers)
      implements BalancerContext {}

  WorkerUpstreams(int worker, int workers, EventLoop loop, HealthMonitor health) {
    this.worker = worker;
    this.workers = workers;
    this.loop = loop;
    this.health = health;
  }

  /** Makes this worker's view of a generation, and takes its slots over. */
  WorkerGeneration adopt(Generation generation) {
    ProxyConfig config = generation.config();
    int count = generation.upstreams().size();
    WorkerUpstream[] halves = new WorkerUpstream[count];
    for (int number = 0; number < count; number++) {
      halves[number] = adopt(generation.upstreams().get(number), config.upstreams().get(number));
    }
    CompiledProxy compiled = config.compiled();
    return new WorkerGeneration(
        compiled.routes(),
        config.routes().toArray(new RouteConfig[0]),
        compiled.newDispatcher(number -> halves[number].guard().balancer()),
        halves,
        config.upstreams().toArray(new UpstreamConfig[0]),
        config.edge());
  }

  private WorkerUpstream adopt(Upstream upstream, UpstreamConfig config) {
    Entry entry = entries.computeIfAbsent(upstream, this::newEntry);
    entry.tally.urgentAfter(health.urgentAfter(upstream));
    if (!entry.isMadeFrom(config)) {
      entry.provider = config.balancer().getClass();
      entry.options = config.balancerOptions();
      replaceBalancer(entry, config);
    }
    entry.refresh();
    return entry.upstream;
  }

  private void replaceBalancer(Entry entry, UpstreamConfig config) {
    Context made = new Context(entry.upstream, random, worker, workers);
    try {
      Balancer balancer = config.balancer().newBalancer(config.balancerOptions(), made);
      entry.upstream.guard().replace(Objects.requireNonNull(balancer, "newBalancer"));
    } catch (Throwable e) {
      // The rehearsal went well; a config is in force on all workers or on none all the same.
      entry.upstream.guard().giveUp(e);
    }
  }

  private Entry newEntry(Upstream upstream) {
    return new Entry(
        new WorkerUpstream(upstream, loop, random, this::completed),
        new WorkerTally(health.urgentAfter(upstream)));
  }

  private void completed(Upstream upstream, int slot, Outcome outcome, long latencyNanos) {
    Entry entry = entries.get(upstream);
    if (entry != null && entry.tally.add(slot, outcome, latencyNanos)) {
      report(upstream, entry.tally, slot);
    }
  }

  /** Tells health what was seen since the last report. */
  void report() {
    entries.forEach(
        (upstream, entry) -> {
          for (int slot = 0; slot < entry.tally.slots(); slot++) {
            report(upstream, entry.tally, slot);
          }
          entry.tally.startPeriod();
        });
  }

  private void report(Upstream upstream, WorkerTally tally, int slot) {
    WorkerObservations seen = tally.take(slot);
    if (seen != null) {
      health.report(upstream, slot, seen);
    }
  }

  /** Takes over what health decided. */
  void refresh(Upstream upstream) {
    Entry entry = entries.get(upstream);
    if (entry != null) {
      entry.refresh();
    }
  }

  void forget(Upstream upstream) {
    entries.remove(upstream);
  }
}
