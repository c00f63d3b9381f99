package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one backend: one after the other, an interval apart give or take a tenth, beginning
 * at a random moment of the first interval. So probes of many backends, and of many edges, spread
 * out and stay spread. On the control thread.
 */
final class ProbeLoop {
  /** Two probes begin at least so far apart, however often one is asked for. */
  static final Duration LEAST_SPACING = Duration.ofMillis(100);

  private static final double JITTER = 0.1;

  private final Backend backend;
  private final ControlThread control;
  private final ProbeClient client;
  private final Consumer<ProbeResult> listener;
  private @Nullable ProbeConfig config;
  private @Nullable ScheduledFuture<?> timer;
  private boolean underWay;
  private long earliestNanos;
  private long dueNanos;

  /**
   * Makes a loop without probes.
   *
   * @param listener takes the results, on the control thread
   */
  ProbeLoop(
      Backend backend, ControlThread control, ProbeClient client, Consumer<ProbeResult> listener) {
    this.backend = backend;
    this.control = control;
    this.client = client;
    this.listener = listener;
    this.earliestNanos = control.now();
  }

  /** Starts, stops or changes the probes; the same config changes nothing. */
  void configure(@Nullable ProbeConfig wanted) {
    if (Objects.equals(config, wanted)) {
      return;
    }
    config = wanted;
    cancelTimer();
    if (wanted == null) {
      client.forget(backend);
    } else if (!underWay) {
      schedule((long) (wanted.interval().toNanos() * control.random().nextDouble()));
    }
  }

  /** Ends the probes; a result still to come is dropped. */
  void stop() {
    configure(null);
  }

  /** Probes at once, unless a probe is under way or the last one began just now. */
  void probeNow() {
    if (config == null || underWay) {
      return;
    }
    long delay = Math.max(0, earliestNanos - control.now());
    if (control.now() + delay - dueNanos < 0) {
      cancelTimer();
      schedule(delay);
    }
  }

  private void schedule(long delayNanos) {
    dueNanos = control.now() + delayNanos;
    timer = control.runAfter(delayNanos, this::probe);
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void probe() {
    ProbeConfig asked = config;
    if (asked == null || underWay) {
      return;
    }
    timer = null;
    underWay = true;
    long startNanos = control.now();
    earliestNanos = startNanos + spacingNanos(asked);
    Consumer<ProbeResult> done = result -> control.run(() -> finished(asked, startNanos, result));
    try {
      client.probe(backend, asked, done);
    } catch (RuntimeException e) {
      done.accept(ProbeResult.failed("the probe could not start: " + e));
    }
  }

  private void finished(ProbeConfig asked, long startNanos, ProbeResult result) {
    underWay = false;
    if (config == null) {
      // Stopped meanwhile; the connection was in use then.
      client.forget(backend);
      return;
    }
    long nowNanos = control.now();
    long rest = startNanos + jittered(config.interval().toNanos()) - nowNanos;
    schedule(Math.max(0, Math.max(rest, earliestNanos - nowNanos)));
    if (asked.equals(config)) {
      listener.accept(result);
    }
  }

  private long jittered(long nanos) {
    return (long) (nanos * (1 - JITTER + 2 * JITTER * control.random().nextDouble()));
  }

  private static long spacingNanos(ProbeConfig config) {
    return Math.min(LEAST_SPACING.toNanos(), config.interval().toNanos());
  }
}
