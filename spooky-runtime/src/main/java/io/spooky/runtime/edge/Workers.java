package io.spooky.runtime.edge;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.balance.UpstreamRegistry;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.health.ControlThread;
import io.spooky.runtime.health.GuardRails;
import io.spooky.runtime.health.HealthMonitor;
import io.spooky.runtime.health.Http2ProbeClient;
import io.spooky.runtime.transport.BackendTls;
import io.spooky.runtime.transport.HostResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All workers, and the control thread that tells them what is in force: upstreams, slots, health,
 * generations. Safe for all threads.
 */
final class Workers {
  private static final long STOP_SECONDS = 5;

  private final ScheduledExecutorService control;
  private final HealthMonitor health;
  private final HostResolver resolver = new HostResolver();
  private final UpstreamRegistry registry = new UpstreamRegistry();
  private final List<Worker> all = new ArrayList<>();

  /** Whether a generation is being applied; on the control thread. */
  private boolean applying;

  private volatile boolean draining;
  private volatile boolean closed;

  private Workers(Transport transport, ProxyConfig config, BackendTls tls) {
    control =
        Executors.newSingleThreadScheduledExecutor(
            new DefaultThreadFactory("spooky-control", true));
    health =
        new HealthMonitor(
            new ControlThread(control, System::nanoTime, new SplittableRandom()),
            new Http2ProbeClient(resolver::resolve, tls),
            GuardRails.DEFAULT,
            this::slotsChanged);
    int count = transport.workers(config.workers());
    for (int index = 0; index < count; index++) {
      all.add(new Worker(index, count, transport, resolver, tls, health));
    }
  }

  static Workers start(Transport transport, ProxyConfig config, BackendTls tls) {
    Workers workers = new Workers(transport, config, tls);
    workers.onEach(Worker::start);
    return workers;
  }

  List<Worker> all() {
    return all;
  }

  private void slotsChanged(Upstream upstream) {
    // While a generation is applied, slots and routes reach a worker in one step.
    if (!applying) {
      all.forEach(worker -> worker.loop().execute(() -> worker.slotsChanged(upstream)));
    }
  }

  /** Puts a checked config in force on every worker, and waits until it is. */
  void apply(ProxyConfig config) {
    await(control.submit(() -> applyOnControl(config)));
  }

  private void applyOnControl(ProxyConfig config) {
    applying = true;
    try {
      UpstreamRegistry.Changes changes = registry.apply(config.upstreams());
      health.apply(registry.upstreams());
      Generation generation = new Generation(config, registry.upstreams());
      onEach(worker -> worker.adopt(generation));
      onEach(worker -> worker.forget(changes.forgotten()));
    } finally {
      applying = false;
    }
  }

  /** Runs something on every worker's event loop, and waits for all of them. */
  private void onEach(Consumer<Worker> action) {
    List<CompletableFuture<Void>> done = new ArrayList<>();
    for (Worker worker : all) {
      done.add(CompletableFuture.runAsync(() -> action.accept(worker), worker.loop()));
    }
    try {
      CompletableFuture.allOf(done.toArray(new CompletableFuture<?>[0])).join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a config was applied", e);
    }
  }

  boolean isDraining() {
    return draining;
  }

  CompletableFuture<Void> drain(Duration limit) {
    draining = true;
    List<CompletableFuture<Void>> done = new ArrayList<>();
    for (Worker worker : all) {
      CompletableFuture<Void> drained = new CompletableFuture<>();
      worker.loop().execute(() -> worker.drain().thenRun(() -> drained.complete(null)));
      done.add(drained);
    }
    return CompletableFuture.allOf(done.toArray(new CompletableFuture<?>[0]))
        .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  void closeConnections() {
    if (!closed) {
      onEach(Worker::closeConnections);
    }
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    await(control.submit(health::close));
    control.shutdownNow();
    resolver.close();
    List<io.netty.util.concurrent.Future<?>> stopped = new ArrayList<>();
    for (Worker worker : all) {
      stopped.add(worker.group().shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS));
    }
    stopped.forEach(io.netty.util.concurrent.Future::awaitUninterruptibly);
  }
}
