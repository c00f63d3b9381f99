package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.audit.BackendProcess;
import io.spooky.samples.conformance.audit.Deed;
import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.audit.Journal;
import io.spooky.samples.conformance.audit.Plan;
import io.spooky.samples.conformance.relay.TcpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.conformance.volley.Exchange;
import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.conformance.volley.Outcome.End;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.conformance.volley.Volley;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backends that die, refuse, fall silent or come back, and what clients notice of it. */
final class BackendOutageIT extends BackendFaultFixture {
  private static final int REQUESTS = Integer.getInteger("spooky.outage.requests", 600);
  private static final int IN_FLIGHT = 48;
  private static final Predicate<Exchange> SETTLED = exchange -> exchange.outcome().isDone();
  private static final String TOLERANT = "health_check: { failure_threshold: 1000 }\n";
  private static final String EAGER = "retry: { budget: 100% }\n";

  private BackendProcess mortal;
  private FaultyBackend[] survivors;
  private TcpRelay halfOpen;
  private FaultyBackend behindRelay;
  private ServerSocket mute;

  @Override
  void declare() throws Exception {
    mortal = new BackendProcess("mortal", folder.resolve("mortal.journal"), "", 1);
    survivors = new FaultyBackend[] {new FaultyBackend("one"), new FaultyBackend("two")};
    Map<String, String> three = FaultConfigs.addresses(survivors);
    three.put(mortal.id(), mortal.address());
    upstream("killed", EAGER + TOLERANT, three);
    behindRelay = new FaultyBackend("behind");
    halfOpen = new TcpRelay(behindRelay.port());
    upstream(
        "vanished",
        EAGER + "timeouts: { response_head: 50s }",
        Map.of("relayed", halfOpen.address(), "other", survivors[0].address()));
    mute = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Map<String, String> withMute = new LinkedHashMap<>(FaultConfigs.addresses(survivors));
    withMute.put("mute", "127.0.0.1:" + mute.getLocalPort());
    upstream("mute", "timeouts: { connect: 500ms, response_head: 1s }", withMute);
    declareOthers();
  }

  private void declareOthers() {
    upstream("refused", "", "a", "b", "gone");
    upstream("deaf", "timeouts: { response_head: 1s }", "a", "b", "deaf");
    upstream("hasty", "retry: { budget: 100%, per_try_timeout: 300ms }", "a", "deaf");
    upstream("slow", "", "a", "b", "late");
    upstream("least", "load_balancing: { type: least-connections }", "a", "b", "late");
    upstream("ewma", "load_balancing: { type: peak-ewma }", "a", "b", "late");
    upstream(
        "probed",
        "health_check: { interval: 200ms, cooldown_ms: 200, success_threshold: 1 }",
        "a",
        "b",
        "c");
    upstream("trials", "", "a", "b", "c");
    upstream("flapping", EAGER, "a", "b", "c");
    upstream("narrow", "", "only");
  }

  @Override
  void cleanUp() throws Exception {
    mortal.close();
    halfOpen.close();
    behindRelay.close();
    List.of(survivors).forEach(FaultyBackend::close);
    mute.close();
  }

  @Test
  void flt01_backendKilledInMidResponse_isResetNotEnded() throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String deed = i % 2 == 0 ? "HALF" : "HALF_COUNTED";
      String path = "/killed/mortal=" + deed + "/half-" + i;
      exchanges.add(connections.get(0).send(i % 3 == 0 ? post(path) : Request.get(path)));
    }
    for (Exchange exchange : exchanges) {
      exchange.awaitBody();
    }
    mortal.kill();

    int broken = 0;
    for (Exchange exchange : exchanges) {
      Outcome outcome = exchange.await();
      boolean ofTheDead = outcome.backend().equals("mortal");
      assertThat(outcome.end()).isEqualTo(ofTheDead ? End.RESET : End.FIN);
      broken += ofTheDead ? 1 : 0;
    }
    assertThat(broken).isAtLeast(3);
    mortal.restart();
    mortal.awaitReady();
  }

  @Test
  void flt01_backendKilledBeforeAnyResponse_getIsRetried_postIsNot() throws Exception {
    Map<String, Exchange> gets = new LinkedHashMap<>();
    Map<String, Exchange> posts = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      String path = "/killed/mortal=SILENCE/";
      gets.put("get-" + i, connections.get(i % 4).send(Request.get(path + "get-" + i)));
      posts.put("post-" + i, connections.get(i % 4).send(post(path + "post-" + i)));
    }
    Await.until("all answered or at the backend", () -> allSettled(gets) && allSettled(posts));
    mortal.kill();

    Set<String> atTheDead = executedByTheMortal();
    for (Map.Entry<String, Exchange> get : gets.entrySet()) {
      assertThat(get.getValue().await().text()).isEqualTo(get.getKey());
    }
    for (Map.Entry<String, Exchange> post : posts.entrySet()) {
      Outcome outcome = post.getValue().await();
      String expected = atTheDead.contains(post.getKey()) ? "502" : "200";
      assertWithMessage(post.getKey()).that(outcome.status()).isEqualTo(expected);
    }
    assertThat(atTheDead.stream().filter(posts::containsKey).count()).isAtLeast(2);
    assertThat(atTheDead.stream().filter(gets::containsKey).count()).isAtLeast(2);
    mortal.restart();
    mortal.awaitReady();
  }

  private boolean allSettled(Map<String, Exchange> exchanges) throws Exception {
    Set<String> executed = executedByTheMortal();
    return exchanges.entrySet().stream()
        .allMatch(e -> e.getValue().outcome().isDone() || executed.contains(e.getKey()));
  }

  private Set<String> executedByTheMortal() throws Exception {
    return mortal.entries().stream().map(Journal.Entry::id).collect(Collectors.toSet());
  }

  @Test
  void flt02_oneOfThreeRefusesConnections_nothingFails() throws Exception {
    backend("refused", "gone").goDown();

    List<Outcome> outcomes = fire(REQUESTS, IN_FLIGHT, i -> mixed("refused", i));

    assertThat(Volley.failures(outcomes)).isEmpty();
  }

  /** Connections are accepted by the kernel alone: not even SETTINGS come. */
  @Test
  void flt03_acceptsAndNeverSpeaks_endsAtTheDeadline() throws Exception {
    List<Outcome> outcomes = fire(30, 30, i -> mixed("mute", i));

    for (Outcome outcome : outcomes) {
      assertThat(outcome.status()).isAnyOf("200", "502", "504");
    }
    assertThat(outcomes.stream().filter(outcome -> outcome.is(200)).count()).isAtLeast(18);
  }

  @Test
  void flt03_neverAnswers_is504_andPostsAreNotRepeated() throws Exception {
    backend("deaf", "deaf").follow(Plan.always(Deed.SILENCE));
    List<Outcome> outcomes = fire(60, 60, i -> post("/deaf/deaf-" + i));

    for (int i = 0; i < outcomes.size(); i++) {
      String id = "deaf-" + i;
      boolean atTheDeaf = backend("deaf", "deaf").executed(id) == 1;
      long elsewhere = backend("deaf", "a").executed(id) + backend("deaf", "b").executed(id);
      assertThat(elsewhere).isEqualTo(atTheDeaf ? 0 : 1);
      assertThat(outcomes.get(i).status()).isEqualTo(atTheDeaf ? "504" : "200");
    }
    // Three failures in a row take it out of rotation.
    long before = backend("deaf", "deaf").requests();
    assertThat(Volley.failures(fire(30, 30, i -> mixed("deaf", i)))).isEmpty();
    assertThat(backend("deaf", "deaf").requests()).isEqualTo(before);
  }

  @Test
  void flt03_perTryTimeout_takesGetsElsewhere_andPostsNot() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(send(Request.get("/hasty/deaf=SILENCE/get-" + i)).text()).isEqualTo("get-" + i);
    }
    FaultyBackend deaf = backend("hasty", "deaf");
    assertThat(deaf.requests()).isAtLeast(1);
    for (int i = 0; i < 4; i++) {
      Outcome outcome = send(post("/hasty/deaf=SILENCE/post-" + i));
      long times = deaf.executed("post-" + i) + backend("hasty", "a").executed("post-" + i);
      assertThat(times).isEqualTo(1);
      assertThat(outcome.status()).isEqualTo(deaf.executed("post-" + i) == 1 ? "504" : "200");
    }
  }

  /** The longest test here: PINGs are due after five and ten seconds of silence. */
  @Test
  void flt04_vanishedPeer_isFoundByKeepAlive() throws Exception {
    // Each worker may have a connection; all requests are to be on those that fall silent.
    fire(16, 16, i -> Request.get("/vanished/warm-" + i));
    List<Exchange> exchanges = new ArrayList<>();
    halfOpen.silenceOpenConnections();
    // A trickle, as in life: the budget of retries is a share of the last ten seconds' requests.
    Await.until(
        "all at the silent peer are found",
        () -> {
          int number = exchanges.size();
          Request get = Request.get("/vanished/get-" + number);
          exchanges.add(connections.get(number % 4).send(get));
          LockSupport.parkNanos(60_000_000);
          return exchanges.subList(0, Math.min(16, number)).stream().filter(SETTLED).count() == 16;
        });

    for (int i = 0; i < exchanges.size(); i++) {
      // Long before the deadline of 50 s, which would have made it a 504.
      assertThat(exchanges.get(i).await().text()).isEqualTo("get-" + i);
    }
    assertThat(send(post("/vanished/after")).text()).isEqualTo("after");
  }

  @Test
  void flt07_slowBackend_doesNotHoldTheOthersUp() throws Exception {
    backend("slow", "late").lateBy(Duration.ofSeconds(4)).follow(Plan.always(Deed.ANSWER_LATE));
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      exchanges.add(connections.get(i % 4).send(Request.get("/slow/who")));
    }

    Await.until("the quick ones", () -> exchanges.stream().filter(SETTLED).count() >= 40);
    assertThat(exchanges.stream().filter(SETTLED).count()).isEqualTo(40);
    for (Exchange exchange : exchanges) {
      assertThat(exchange.await().is(200)).isTrue();
    }
  }

  /** Once it has answered, it costs one request in two minutes: fewer than one in a hundred. */
  @Test
  void flt07_peakEwma_keepsAwayFromTheSlowBackend() throws Exception {
    FaultyBackend late = backend("ewma", "late");
    late.lateBy(Duration.ofSeconds(2)).follow(Plan.always(Deed.ANSWER_LATE));
    assertThat(Volley.failures(fire(REQUESTS, 8, i -> mixed("ewma", i)))).isEmpty();
    long before = late.requests();
    assertThat(before).isAtLeast(1);

    assertThat(Volley.failures(fire(REQUESTS, 8, i -> mixed("ewma", i)))).isEmpty();
    assertThat(late.requests() - before).isLessThan(REQUESTS / 100);
  }

  @Test
  void flt07_leastConnections_avoidsTheSlowBackend() throws Exception {
    FaultyBackend late = backend("least", "late");
    late.lateBy(Duration.ofSeconds(2)).follow(Plan.always(Deed.ANSWER_LATE));

    List<Outcome> outcomes = fire(REQUESTS, 8, i -> mixed("least", i));

    assertThat(Volley.failures(outcomes)).isEmpty();
    assertThat(late.requests()).isAtMost(REQUESTS / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"probed", "trials"})
  void flt08_allDown_failsAtOnce_andRecovers(String upstream) throws Exception {
    List<FaultyBackend> all =
        List.of(backend(upstream, "a"), backend(upstream, "b"), backend(upstream, "c"));
    assertThat(Volley.failures(fire(30, 30, i -> mixed(upstream, i)))).isEmpty();
    all.forEach(FaultyBackend::goDown);
    List<Outcome> down = fire(60, 60, i -> mixed(upstream, i));
    for (Outcome outcome : down) {
      assertThat(outcome.status()).isAnyOf("502", "503");
    }
    Await.until("ejection", () -> send(Request.get("/" + upstream + "/x")).is(503));

    all.forEach(FaultyBackend::comeBack);
    Await.until("recovery", () -> send(Request.get("/" + upstream + "/x")).is(200));
    Await.until("all back", () -> answering(upstream).equals(Set.of("a", "b", "c")));
    List<Outcome> after = fire(300, IN_FLIGHT, i -> Request.get("/" + upstream + "/who"));
    assertThat(Volley.failures(after)).isEmpty();
    Map<String, Long> shares =
        after.stream().collect(Collectors.groupingBy(Outcome::text, Collectors.counting()));
    shares.values().forEach(share -> assertThat(share).isAtMost(200));
  }

  private Set<String> answering(String upstream) throws Exception {
    return fire(12, 12, i -> Request.get("/" + upstream + "/who")).stream()
        .map(Outcome::text)
        .collect(Collectors.toSet());
  }

  @Test
  void flt09_flappingBackend_costsNoGet() throws Exception {
    FaultyBackend flapping = backend("flapping", "c");
    Thread flaps =
        new Thread(
            () -> {
              for (int i = 0; i < 8; i++) {
                flapping.goDown();
                LockSupport.parkNanos(150_000_000);
                flapping.comeBack();
                LockSupport.parkNanos(150_000_000);
              }
            });
    flaps.start();
    List<Outcome> outcomes = new ArrayList<>();
    while (flaps.isAlive()) {
      outcomes.addAll(fire(200, IN_FLIGHT, i -> Request.get("/flapping/x-" + i)));
    }

    assertThat(Volley.failures(outcomes)).isEmpty();
  }

  @Test
  void flt11_oneStreamAtATime_nothingFails() throws Exception {
    FaultyBackend narrow = backend("narrow", "only").allowing(1);

    List<Outcome> outcomes = fire(REQUESTS / 3, IN_FLIGHT, i -> mixed("narrow", i));

    assertThat(Volley.failures(outcomes)).isEmpty();
    // One for each connection, and not a connection for each request.
    assertThat(narrow.mostOpenStreams()).isAtMost(narrow.connections());
    assertThat(narrow.connections()).isAtMost(REQUESTS / 10);
  }
}
