package io.spooky.runtime.health;

import io.netty.channel.EventLoop;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One probe, from its start to its only result. Confined to the probe client's event loop. */
final class ProbeExchange {
  private final ProbeConfig config;
  private final Consumer<ProbeResult> done;
  private @Nullable Future<?> timer;
  private boolean over;
  private boolean repeated;

  ProbeExchange(ProbeConfig config, Consumer<ProbeResult> done) {
    this.config = config;
    this.done = done;
  }

  /** Lets time run. */
  void start(EventLoop loop, Runnable timeout) {
    timer = loop.schedule(timeout, config.timeout().toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Returns what is asked for. */
  String path() {
    return config.path();
  }

  /** Returns a share of the time that the whole probe may take, in milliseconds, at least 1. */
  int timeoutMillis(int shares) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, config.timeout().toMillis() / shares));
  }

  /** Returns whether it has its result. */
  boolean isOver() {
    return over;
  }

  /** Returns whether it may be sent again: once. */
  boolean repeat() {
    boolean allowed = !over && !repeated;
    repeated = true;
    return allowed;
  }

  /** Gives the result; any but the first is dropped. */
  void finish(ProbeResult result) {
    if (over) {
      return;
    }
    over = true;
    if (timer != null) {
      timer.cancel(false);
    }
    done.accept(result);
  }
}
