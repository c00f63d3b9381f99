package io.spooky.runtime.edge;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.SlotTable;
import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.exchange.WorkerContext;
import io.spooky.runtime.health.HealthMonitor;
import io.spooky.runtime.telemetry.WorkerCounters;
import io.spooky.runtime.transport.BackendPools;
import io.spooky.runtime.transport.BackendTls;
import io.spooky.runtime.transport.HostResolver;
import io.spooky.runtime.transport.TurnBatch;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One event loop with everything that belongs to it: client connections, backend connections,
 * balancers, exchanges, counters. Methods are called on its loop unless they say otherwise.
 */
final class Worker {
  private final int index;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final TurnBatch batch;
  private final LateSends lateSends;
  private final BackendPools pools;
  private final WorkerCounters counters = new WorkerCounters();
  private final WorkerContext context;
  private final WorkerUpstreams upstreams;
  private final Set<ClientConnection> connections =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private boolean draining;

  Worker(
      int index,
      int workers,
      Transport transport,
      HostResolver resolver,
      BackendTls tls,
      HealthMonitor health) {
    this.index = index;
    this.group = transport.newLoop("spooky-worker-" + index);
    this.loop = group.next();
    this.batch = new TurnBatch(loop);
    this.lateSends = new LateSends(loop);
    this.pools = new BackendPools(loop, transport.socketType(), resolver, tls, batch);
    this.context = new WorkerContext(loop, pools, counters);
    this.upstreams = new WorkerUpstreams(index, workers, loop, health);
  }

  int index() {
    return index;
  }

  EventLoopGroup group() {
    return group;
  }

  EventLoop loop() {
    return loop;
  }

  TurnBatch batch() {
    return batch;
  }

  LateSends lateSends() {
    return lateSends;
  }

  WorkerContext context() {
    return context;
  }

  /** Returns the counters; to be read from any thread. */
  WorkerCounters counters() {
    return counters;
  }

  /** Begins the periodic reports to health. */
  void start() {
    loop.scheduleAtFixedRate(upstreams::report, 1, 1, TimeUnit.SECONDS);
  }

  /** Takes a generation into force, with the slots that were published for it: in one step. */
  void adopt(Generation generation) {
    context.generation(upstreams.adopt(generation));
    retainPools(generation.upstreams());
    warmUp(generation);
  }

  private void retainPools(Collection<Upstream> current) {
    Set<Backend> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Upstream upstream : current) {
      SlotTable slots = upstream.slots();
      for (int slot = 0; slot < slots.size(); slot++) {
        Backend backend = slots.backend(slot);
        if (backend != null) {
          wanted.add(backend);
        }
      }
    }
    pools.retain(wanted);
  }

  private void warmUp(Generation generation) {
    for (Upstream upstream : generation.upstreams()) {
      SlotTable slots = upstream.slots();
      for (int slot = 0; slot < slots.size(); slot++) {
        Backend backend = slots.backend(slot);
        if (backend != null && backend.config().warm()) {
          pools.of(backend).warmUp(upstream.config().timeouts().connect());
        }
      }
    }
  }

  /** Takes over what health decided about an upstream. */
  void slotsChanged(Upstream upstream) {
    upstreams.refresh(upstream);
  }

  /** Drops upstreams that no request can reach any more. */
  void forget(Collection<Upstream> gone) {
    gone.forEach(upstreams::forget);
  }

  void connectionOpened(ClientConnection connection) {
    connections.add(connection);
  }

  void connectionClosed(ClientConnection connection) {
    connections.remove(connection);
    if (draining && connections.isEmpty()) {
      drained.complete(null);
    }
  }

  boolean isDraining() {
    return draining;
  }

  /** Asks clients to go elsewhere; the future completes when the last one has. */
  CompletableFuture<Void> drain() {
    if (!draining) {
      draining = true;
      Set.copyOf(connections).forEach(ClientConnection::startDrain);
      if (connections.isEmpty()) {
        drained.complete(null);
      }
    }
    return drained;
  }

  /** Ends every connection at once. */
  void closeConnections() {
    Set.copyOf(connections).forEach(ClientConnection::closeNow);
    pools.close();
  }
}
