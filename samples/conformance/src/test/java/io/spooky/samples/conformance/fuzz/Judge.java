package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A backend that checks each request strictly, keeps it by its id, and answers with the id. */
final class Judge extends Scripts.Answering {
  private final Map<String, Request> arrived = new ConcurrentHashMap<>();
  private final Queue<String> crimes = new ConcurrentLinkedQueue<>();

  @Override
  public void end(Request request) {
    try {
      StrictRules.check(request);
    } catch (AssertionError e) {
      crimes.add(e.getMessage() + " of " + request + " " + request.trailers());
    }
    if (arrived.putIfAbsent(request.id(), request) != null) {
      crimes.add("twice: " + request);
    }
    boolean bodiless = request.method().equals("HEAD");
    request.head(bodiless, Field.list(":status", "200", "x-id", request.id()));
    if (!bodiless) {
      request.data(true, request.id());
    }
  }

  /** Returns a request that arrived whole, and forgets it but for its id. */
  @Nullable Request take(String id) {
    return arrived.get(id);
  }

  /** Fails if anything arrived that should not have. */
  void refuseCrimes(String context) {
    if (!crimes.isEmpty()) {
      throw new AssertionError(context + "\n" + String.join("\n", crimes));
    }
  }
}
