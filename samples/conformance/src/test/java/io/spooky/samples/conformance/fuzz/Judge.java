package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A backend that checks each request strictly, keeps it by its id, and answers with the id. */
final class Judge extends Scripts.Answering {
  private final Map<String, Request> arrived = new ConcurrentHashMap<>();
  private final Map<String, String> crimes = new ConcurrentHashMap<>();

  @Override
  public void end(Request request) {
    try {
      StrictRules.check(request);
    } catch (AssertionError e) {
      crimes.put(request.id(), e.getMessage() + " of " + request + " " + request.trailers());
    }
    if (arrived.putIfAbsent(request.id(), request) != null) {
      crimes.put(request.id(), "twice: " + request);
    }
    boolean bodiless = request.method().equals("HEAD");
    request.head(bodiless, Field.list(":status", "200", "x-id", request.id()));
    if (!bodiless) {
      request.data(true, request.id());
    }
  }

  /** Returns a request that arrived whole; null if none did. */
  @Nullable Request arrived(String id) {
    return arrived.get(id);
  }

  /** Returns why a request must not have arrived as it did; null if it was good. */
  @Nullable String crime(String id) {
    return crimes.get(id);
  }

  /** Fails if anything arrived that should not have. */
  void refuseCrimes() {
    if (!crimes.isEmpty()) {
      throw new AssertionError(String.join("\n", crimes.values()));
    }
  }
}
