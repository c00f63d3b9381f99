package io.spooky.samples.conformance.volley;

import io.spooky.samples.standalone.support.RunningProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many requests over several connections, so many at a time. */
public final class Volley {
  private Volley() {}

  /**
   * Sends requests by turns over the connections and awaits how they end.
   *
   * @param count of requests
   * @param inFlight the most that are under way at once
   * @param requests by number, from 0
   */
  public static List<Outcome> fire(
      List<Connection> connections, int count, int inFlight, IntFunction<Request> requests)
      throws Exception {
    Semaphore places = new Semaphore(inFlight);
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      take(places, 1);
      Exchange exchange = connections.get(i % connections.size()).send(requests.apply(i));
      var unused = exchange.outcome().thenRun(places::release);
      exchanges.add(exchange);
    }
    take(places, inFlight);
    List<Outcome> outcomes = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      outcomes.add(exchange.await());
    }
    return outcomes;
  }

  private static void take(Semaphore places, int number) throws InterruptedException {
    if (!places.tryAcquire(number, RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("requests without an end");
    }
  }

  /** Returns the outcomes that are not a whole response with status 200, by kind. */
  public static Map<String, Integer> failures(List<Outcome> outcomes) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      if (!outcome.is(200)) {
        kinds.merge(outcome.kind(), 1, Integer::sum);
      }
    }
    return kinds;
  }
}
