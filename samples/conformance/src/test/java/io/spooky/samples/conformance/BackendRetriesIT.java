package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.audit.Deed;
import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.audit.Plan;
import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.conformance.volley.Volley;
import io.spooky.samples.standalone.support.Bulk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backends that refuse, reset and leave, and what is attempted again. */
final class BackendRetriesIT extends BackendFaultFixture {
  private static final int REQUESTS = Integer.getInteger("spooky.outage.requests", 600);
  private static final int IN_FLIGHT = 48;
  private static final String TOLERANT = "health_check: { failure_threshold: 1000 }\n";
  private static final String EAGER = "retry: { budget: 100% }\n";

  @Override
  void declare() {
    upstream("streams", TOLERANT, "a", "b", "fickle");
    upstream("budget", TOLERANT, "a", "b");
    upstream("methods", EAGER + TOLERANT, "a", "fickle");
    upstream("goaway", "", "a", "b", "c");
    upstream("single", "", "only");
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "REFUSE_HEAD"})
  void flt05_everyTenthStreamRefused_nothingFails(Deed deed) throws Exception {
    FaultyBackend fickle = backend("streams", "fickle").follow(Plan.every(10, deed));

    List<Outcome> outcomes = fire(REQUESTS, IN_FLIGHT, i -> mixed("streams", i));

    assertThat(Volley.failures(outcomes)).isEmpty();
    assertThat(fickle.requests()).isAtLeast(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESET_UNDONE", "RESET_DONE"})
  void flt05_everyTenthStreamReset_getIsRetried_postIs502(Deed deed) throws Exception {
    FaultyBackend fickle = backend("streams", "fickle");
    List<FaultyBackend> all = List.of(fickle, backend("streams", "a"), backend("streams", "b"));
    fickle.follow(Plan.every(10, deed));
    // Requests for the budget to be a share of.
    List<Outcome> gets = fire(REQUESTS, IN_FLIGHT, i -> Request.get("/streams/get"));
    assertThat(Volley.failures(gets)).isEmpty();

    long before = all.stream().mapToLong(FaultyBackend::requests).sum();
    List<Outcome> posts = fire(REQUESTS, IN_FLIGHT, i -> post("/streams/post"));
    long arrived = all.stream().mapToLong(FaultyBackend::requests).sum() - before;
    Map<String, Integer> failed = Volley.failures(posts);

    assertThat(arrived).isEqualTo(REQUESTS);
    assertThat(failed.keySet()).containsExactly("502 FIN");
  }

  @Test
  void flt05_everyStreamReset_retriesStayWithinTheBudget() throws Exception {
    List<FaultyBackend> both = List.of(backend("budget", "a"), backend("budget", "b"));
    both.forEach(backend -> backend.follow(Plan.always(Deed.RESET_UNDONE)));

    List<Outcome> outcomes = fire(REQUESTS, IN_FLIGHT, i -> Request.get("/budget/x"));

    assertThat(Volley.failures(outcomes)).containsExactly("502 FIN", REQUESTS);
    long attempts = both.stream().mapToLong(FaultyBackend::requests).sum();
    // A fifth, and the three that each of two workers has anyway.
    assertThat(attempts).isAtMost(REQUESTS + REQUESTS / 5 + 6);
    assertThat(attempts).isAtLeast(REQUESTS + REQUESTS / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
  void flt12_idempotentMethod_isTriedAgainAfterReset(String method) throws Exception {
    for (Deed deed : List.of(Deed.RESET_UNDONE, Deed.RESET_DONE, Deed.KILL_DONE)) {
      long before = backend("methods", "fickle").requests();
      for (int i = 0; i < 4; i++) {
        String path = "/methods/fickle=" + deed + "/x";
        Outcome outcome = send(new Request(method, path, -1));
        assertWithMessage(deed.name()).that(outcome.is(200)).isTrue();
      }
      assertThat(backend("methods", "fickle").requests()).isGreaterThan(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "PROPPATCH", "LOCK", "QUERY", "get"})
  void flt12_otherMethod_isNotTriedAgainAfterReset(String method) throws Exception {
    for (Deed deed : List.of(Deed.RESET_UNDONE, Deed.RESET_DONE, Deed.KILL_DONE)) {
      long before = backend("methods", "a").requests() + backend("methods", "fickle").requests();
      int failed = 0;
      for (int i = 0; i < 4; i++) {
        Outcome outcome = send(new Request(method, "/methods/fickle=" + deed + "/x", 10));
        failed += outcome.is(502) ? 1 : 0;
      }
      assertThat(failed).isAtLeast(1);
      long after = backend("methods", "a").requests() + backend("methods", "fickle").requests();
      assertThat(after - before).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 16_384, 60_000})
  void flt12_bodyOfPut_isRepeatedWhole(long size) throws Exception {
    String expected = Bulk.digestOf(size);
    for (int i = 0; i < 4; i++) {
      Outcome outcome = send(new Request("PUT", "/methods/fickle=RESET_DONE/digest", size));

      assertThat(outcome.text()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GOAWAY_ABOVE, 10",
    "GOAWAY_BELOW, 10",
    "GOAWAY_ABOVE, 1000",
    "GOAWAY_BELOW, 1000",
    "GOAWAY_BELOW, 25"
  })
  void flt06_goAwayStorm_nothingFails(Deed deed, int every) throws Exception {
    int count = Math.max(REQUESTS, every * 4);
    List<FaultyBackend> all =
        List.of(backend("goaway", "a"), backend("goaway", "b"), backend("goaway", "c"));
    all.forEach(backend -> backend.follow(Plan.every(every, deed)));
    int before = all.stream().mapToInt(FaultyBackend::connections).sum();

    List<Outcome> outcomes = fire(count, IN_FLIGHT, i -> mixed("goaway", i));

    assertThat(Volley.failures(outcomes)).isEmpty();
    assertThat(all.stream().mapToInt(FaultyBackend::connections).sum()).isGreaterThan(before);
  }

  @ParameterizedTest
  @CsvSource({"GOAWAY_ABOVE", "GOAWAY_BELOW"})
  void flt06_goAwayStormOfTheOnlyBackend_nothingFails(Deed deed) throws Exception {
    backend("single", "only").follow(Plan.every(25, deed));

    List<Outcome> outcomes = fire(REQUESTS, IN_FLIGHT, i -> mixed("single", i));

    assertThat(Volley.failures(outcomes)).isEmpty();
  }
}
