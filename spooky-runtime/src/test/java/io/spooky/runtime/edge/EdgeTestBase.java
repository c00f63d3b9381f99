package io.spooky.runtime.edge;

import io.spooky.runtime.testing.LogRecords;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** Starts edges, backends and clients, and closes them in reverse. */
abstract class EdgeTestBase {
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  final <T extends AutoCloseable> T closing(T resource) {
    open.add(resource);
    return resource;
  }

  final TestBackend backend(Supplier<TestBackend.Script> scripts) {
    return closing(TestBackend.start(scripts));
  }

  final Edge edge(TestBackend... backends) throws Exception {
    return edge(proxy(backends));
  }

  final Edge edge(TestProxy proxy) throws Exception {
    return closing(Edge.start(proxy));
  }

  static TestProxy proxy(TestBackend... backends) {
    TestProxy proxy = new TestProxy().upstream("api", "");
    for (int i = 0; i < backends.length; i++) {
      proxy.backend("api", "api-" + (i + 1), backends[i].port());
    }
    return proxy;
  }

  final TestClient client(Edge edge) throws Exception {
    return closing(TestClient.connect(port(edge)));
  }

  /** Keeps what is logged under a name until the test ends. */
  final LogRecords logOf(String name) {
    LogRecords records = new LogRecords(name);
    AutoCloseable ending = records::close;
    closing(ending);
    return records;
  }

  static int port(Edge edge) {
    return edge.listeners().get(0).address().getPort();
  }

  static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }
}
