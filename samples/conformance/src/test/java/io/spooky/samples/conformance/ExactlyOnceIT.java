package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.audit.Audit;
import io.spooky.samples.conformance.audit.BackendProcess;
import io.spooky.samples.conformance.audit.Deed;
import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.audit.Journal;
import io.spooky.samples.conformance.audit.Plan;
import io.spooky.samples.conformance.volley.Client;
import io.spooky.samples.conformance.volley.Connection;
import io.spooky.samples.conformance.volley.Limits;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No POST is executed twice, and none is lost without a word, whatever backends do. How many by
 * {@code spooky.audit.requests}, what happens to them by {@code spooky.seed}.
 */
final class ExactlyOnceIT {
  private static final int REQUESTS = Integer.getInteger("spooky.audit.requests", 10_000);
  private static final long SEED = Long.getLong("spooky.seed", System.nanoTime());
  private static final int CONNECTIONS = 6;
  private static final int IN_FLIGHT = 16;
  private static final long PATIENCE_SECONDS = 90;
  private static final int BODY = 2_000;
  private static final int LARGE_BODY = 40_000;

  /** Everything that may happen without anybody's being at fault, and everything else. */
  private static final Map<Deed, Double> SHARES =
      Map.ofEntries(
          Map.entry(Deed.REFUSE, 0.03),
          Map.entry(Deed.REFUSE_HEAD, 0.02),
          Map.entry(Deed.RESET_UNDONE, 0.01),
          Map.entry(Deed.RESET_DONE, 0.015),
          Map.entry(Deed.RESET_ANSWER, 0.01),
          Map.entry(Deed.KILL_UNDONE, 0.002),
          Map.entry(Deed.KILL_DONE, 0.003),
          Map.entry(Deed.GOAWAY_BELOW, 0.006),
          Map.entry(Deed.GOAWAY_ABOVE, 0.006),
          Map.entry(Deed.SILENCE, 0.001),
          Map.entry(Deed.ANSWER_LATE, 0.02));

  @TempDir Path folder;

  private final List<FaultyBackend> backends = new ArrayList<>();
  private final Audit audit = new Audit();
  private final AtomicInteger next = new AtomicInteger();
  private BackendProcess mortal;

  @BeforeEach
  void start() throws Exception {
    System.out.println("spooky.seed=" + SEED + " spooky.audit.requests=" + REQUESTS);
    for (int i = 0; i < 3; i++) {
      FaultyBackend backend = new FaultyBackend("fickle-" + i);
      backend.lateBy(Duration.ofMillis(150)).follow(Plan.random(SEED + i, SHARES));
      backends.add(backend);
    }
    mortal =
        new BackendProcess("mortal", folder.resolve("mortal.journal"), "RESET_DONE=0.01", SEED);
  }

  @AfterEach
  void stop() {
    mortal.close();
    backends.forEach(FaultyBackend::close);
  }

  @Test
  void flt12_postsThroughFailingBackends_areExecutedAtMostOnce() throws Exception {
    int kills;
    try (Spooky spooky = Spooky.run(config());
        Client client = new Client(Limits.USUAL)) {
      kills = drive(client, spooky.port());
    }

    List<Journal.Entry> executions = new ArrayList<>(mortal.entries());
    backends.forEach(backend -> executions.addAll(backend.journal().entries()));
    List<String> findings = audit.findings(executions);
    System.out.println(
        "%d executions, %d kills, outcomes %s, %d findings"
            .formatted(executions.size(), kills, audit.outcomes(), findings.size()));
    assertWithMessage("seed " + SEED).that(findings).isEmpty();
    // Neither did everything fail, nor nothing.
    assertThat(audit.successes()).isAtLeast((long) (REQUESTS * 0.8));
    assertThat(audit.successes()).isLessThan(REQUESTS);
    assertThat(kills).isAtLeast(1);
  }

  /** Backends stay in rotation whatever they do: the load must meet their faults. */
  private Path config() throws Exception {
    Map<String, String> addresses = FaultConfigs.addresses(backends.toArray(FaultyBackend[]::new));
    addresses.put(mortal.id(), mortal.address());
    String more =
        """
        timeouts: { response_head: 3s }
        health_check: { interval: 500ms, failure_threshold: 1000 }
        """;
    return Configs.write(folder.resolve("config.yaml"), FaultConfigs.to(addresses, more));
  }

  /** Sends all requests while one backend is killed again and again; returns how often. */
  private int drive(Client client, int port) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Random random = new Random(SEED * 31 + i);
      ends.add(senders.submit(() -> send(client, port, random)));
    }
    senders.shutdown();
    int kills = 0;
    Random random = new Random(SEED);
    while (!senders.awaitTermination(400 + random.nextInt(400), TimeUnit.MILLISECONDS)) {
      mortal.kill();
      kills++;
      mortal.restart();
      mortal.awaitReady();
    }
    for (Future<?> end : ends) {
      end.get();
    }
    return kills;
  }

  private Void send(Client client, int port, Random random) throws Exception {
    Semaphore places = new Semaphore(IN_FLIGHT);
    Connection connection = client.connect(port);
    for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
      assertThat(places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      if (!connection.isOpen()) {
        connection = client.connect(port);
      }
      long size = random.nextInt(random.nextInt(50) == 0 ? LARGE_BODY : BODY);
      post(connection, "id-" + number, size, places);
    }
    assertThat(places.tryAcquire(IN_FLIGHT, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    connection.close();
    return null;
  }

  private void post(Connection connection, String id, long size, Semaphore places) {
    audit.sending(id, size);
    var unused =
        connection
            .send(Request.post("/orders/" + id, size))
            .outcome()
            .thenAccept(
                outcome -> {
                  audit.ended(id, outcome);
                  places.release();
                });
  }
}
