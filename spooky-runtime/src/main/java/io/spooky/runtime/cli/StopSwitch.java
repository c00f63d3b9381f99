package io.spooky.runtime.cli;

import io.spooky.runtime.cli.EdgeStarter.Running;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Turns the first wish to stop into a drain and the second into an end at once. Safe for all
 * threads.
 */
final class StopSwitch {
  private static final Logger LOGGER = System.getLogger(StopSwitch.class.getName());

  private final Running edge;
  private final Context.Halt halt;
  private final AtomicInteger wishes = new AtomicInteger();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  StopSwitch(Running edge, Context.Halt halt) {
    this.edge = edge;
    this.halt = halt;
  }

  /** Somebody wants the process to stop. */
  void request() {
    int wish = wishes.incrementAndGet();
    if (wish == 1) {
      LOGGER.log(Level.INFO, "draining; a second signal stops at once");
      var unused = edge.drain().whenComplete((done, failure) -> drained(failure));
    } else if (wish == 2) {
      LOGGER.log(Level.WARNING, "stopped before all requests ended");
      halt.soon(ExitCode.WRONG);
      exitCode.complete(ExitCode.WRONG);
    }
  }

  private void drained(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(Level.ERROR, "the drain failed", failure);
    } else {
      LOGGER.log(Level.INFO, "drained");
    }
    exitCode.complete(failure == null ? ExitCode.DONE : ExitCode.WRONG);
  }

  /** Waits for the end and returns the exit code. */
  int await() {
    return exitCode.join();
  }
}
