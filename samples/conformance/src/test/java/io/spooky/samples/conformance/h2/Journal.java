package io.spooky.samples.conformance.h2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a backend got: connections, frames, requests. Can be awaited. Safe for all threads. */
public final class Journal {
  /** How long the slowest of all events may take on the slowest of all machines. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<RawConnection> connections = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  synchronized int add(RawConnection connection) {
    connections.add(connection);
    notifyAll();
    return connections.size();
  }

  synchronized void add(Frame frame) {
    frames.add(frame);
    notifyAll();
  }

  synchronized void add(Request request) {
    requests.add(request);
    notifyAll();
  }

  synchronized void fault(String text) {
    faults.add(text);
    notifyAll();
  }

  /** Wakes who awaits a state of a connection or a request. */
  synchronized void changed() {
    notifyAll();
  }

  /** Returns all connections that were ever made. */
  public synchronized List<RawConnection> connections() {
    return List.copyOf(connections);
  }

  /** Returns all frames so far. */
  public synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** Returns all requests so far whose head was read. */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns the requests for a path. */
  public List<Request> requests(String path) {
    return requests().stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Returns what the peer did that no HTTP/2 peer may. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /** Forgets everything but the connections. */
  public synchronized void clear() {
    frames.clear();
    requests.clear();
  }

  /** Awaits a frame; those that came before count too. */
  public Frame await(Predicate<Frame> wanted) {
    return await("a frame", () -> first(frames, wanted));
  }

  /** Awaits a request's head. */
  public Request awaitRequest(Predicate<Request> wanted) {
    return await("a request", () -> first(requests, wanted));
  }

  /** Awaits a request for a path. */
  public Request awaitRequest(String path) {
    return awaitRequest(request -> request.path().equals(path));
  }

  /** Awaits that a number of requests have come. */
  public List<Request> awaitRequests(int count) {
    return await(
        count + " requests", () -> requests.size() >= count ? List.copyOf(requests) : null);
  }

  /** Awaits a state of whatever the backend tells of. */
  public void awaitThat(String what, Supplier<Boolean> state) {
    await(what, () -> state.get() ? true : null);
  }

  /** Fails if such a frame has come. */
  public void none(Predicate<Frame> unwanted) {
    Frame found;
    synchronized (this) {
      found = first(frames, unwanted);
    }
    if (found != null) {
      throw new AssertionError("unwanted: " + found);
    }
  }

  private static <T> @Nullable T first(List<T> list, Predicate<T> wanted) {
    for (T element : list) {
      if (wanted.test(element)) {
        return element;
      }
    }
    return null;
  }

  private synchronized <T> T await(String what, Supplier<@Nullable T> find) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    for (T found = find.get(); ; found = find.get()) {
      if (found != null) {
        return found;
      }
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError("awaited " + what + " in vain; " + this);
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted while awaiting " + what, e);
      }
    }
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder("faults: " + faults + ", the last frames:");
    frames.stream().skip(Math.max(0, frames.size() - 40)).forEach(f -> text.append("\n  " + f));
    return text.toString();
  }
}
