package io.spooky.samples.standalone.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Keeps connections busy with GETs until it is told to stop. Safe for all threads. */
public final class Load {
  private final List<Http3Connection> connections;
  private final List<CompletableFuture<Void>> streams = new ArrayList<>();
  private final LongAdder served = new LongAdder();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;

  /** Starts a number of streams on each connection. */
  public Load(List<Http3Connection> connections, int streamsEach) {
    this.connections = List.copyOf(connections);
    for (Http3Connection connection : connections) {
      for (int i = 0; i < streamsEach; i++) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        streams.add(end);
        next(connection, end);
      }
    }
  }

  private void next(Http3Connection connection, CompletableFuture<Void> end) {
    if (stopping || !failures.isEmpty()) {
      end.complete(null);
      return;
    }
    var unused =
        connection
            .get("/bytes/2000")
            .response()
            .whenComplete(
                (response, failure) -> {
                  record(response, failure);
                  next(connection, end);
                });
  }

  private void record(Call.Response response, Throwable failure) {
    if (failure != null) {
      failures.add(failure.toString());
    } else if (!response.status().equals("200") || response.body().length != 2000) {
      failures.add(response.status() + " with " + response.body().length + " bytes");
    } else {
      served.increment();
    }
  }

  /** Returns how many requests were served so far. */
  public long served() {
    return served.sum();
  }

  /** Ends the load when all requests have their answers, and returns what went wrong. */
  public List<String> stop() throws Exception {
    stopping = true;
    CompletableFuture.allOf(streams.toArray(new CompletableFuture<?>[0]))
        .get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
    for (Http3Connection connection : connections) {
      if (!connection.isOpen()) {
        failures.add("a connection was lost");
      }
    }
    return List.copyOf(failures);
  }
}
