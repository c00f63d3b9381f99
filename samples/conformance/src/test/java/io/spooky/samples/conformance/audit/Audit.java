package io.spooky.samples.conformance.audit;

import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.standalone.support.Bulk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds what clients were told against what backends did. Requests and outcomes are noted from any
 * thread; the report is made when all is over.
 */
public final class Audit {
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

  /** Notes a request before it is sent. */
  public void sending(String id, long bodyBytes) {
    sent.put(id, bodyBytes);
  }

  /** Notes how it ended for the client. */
  public void ended(String id, Outcome outcome) {
    outcomes.put(id, outcome);
  }

  /** Returns how many requests were told to have succeeded. */
  public long successes() {
    return outcomes.values().stream().filter(Outcome::isSuccess).count();
  }

  /** Returns how often each kind of outcome came. */
  public Map<String, Integer> outcomes() {
    Map<String, Integer> counts = new TreeMap<>();
    outcomes.values().forEach(outcome -> counts.merge(outcome.kind(), 1, Integer::sum));
    return counts;
  }

  /** Returns everything that must not be: an empty list is a clean bill. */
  public List<String> findings(List<Journal.Entry> executions) {
    Map<String, List<Journal.Entry>> byId = new HashMap<>();
    executions.forEach(e -> byId.computeIfAbsent(e.id(), id -> new ArrayList<>()).add(e));
    List<String> findings = new ArrayList<>();
    for (Map.Entry<String, Long> request : sent.entrySet()) {
      String id = request.getKey();
      List<Journal.Entry> done = byId.getOrDefault(id, List.of());
      check(id, request.getValue(), done, findings);
    }
    for (String id : byId.keySet()) {
      if (!sent.containsKey(id)) {
        findings.add(id + ": executed though never sent");
      }
    }
    return findings;
  }

  private void check(String id, long bytes, List<Journal.Entry> done, List<String> findings) {
    Outcome outcome = outcomes.get(id);
    if (done.size() > 1) {
      findings.add(id + ": executed " + done.size() + " times, client saw " + outcome);
    }
    for (Journal.Entry entry : done) {
      if (!entry.digest().equals(Bulk.digestOf(bytes))) {
        findings.add(id + ": the body of " + bytes + " bytes arrived as " + entry.digest());
      }
    }
    if (outcome == null) {
      findings.add(id + ": the client heard nothing, executed " + done.size() + " times");
    } else if (outcome.isSuccess() && done.isEmpty()) {
      findings.add(id + ": told to have succeeded, but never executed: " + outcome);
    } else if (outcome.isSuccess() && !outcome.text().equals(id)) {
      findings.add(id + ": got another's or a part of an answer: " + outcome);
    }
  }
}
