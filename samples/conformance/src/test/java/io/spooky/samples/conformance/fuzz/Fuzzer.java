package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.h2.RawBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests made at random, over many connections, a few at a time. */
public final class Fuzzer {
  private static final int PER_CONNECTION = 40;
  private static final int AT_ONCE = 3;

  private final Judge judge = new Judge();
  private final RawBackend backend;

  /** Makes the fuzzer of an edge that sends everything to a backend, which it takes over. */
  public Fuzzer(RawBackend backend) {
    this.backend = backend;
    backend.behave(judge);
  }

  /**
   * Sends requests; fails with the first that becomes something else than it must.
   *
   * @param port the edge's
   * @param seed all chance comes from it
   * @param requests how many, at least
   */
  public void run(int port, long seed, int requests) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<?>> connections = new ArrayList<>();
    for (int i = 0; i * PER_CONNECTION < requests; i++) {
      int number = i;
      connections.add(
          workers.submit(
              () -> {
                new Driver(port, judge, seed, number).run(number, PER_CONNECTION);
                backend.journal().clear();
                return null;
              }));
    }
    try {
      for (Future<?> connection : connections) {
        connection.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
    judge.refuseCrimes();
  }
}
