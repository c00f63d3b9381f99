package io.spooky.codegen;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What finding the route of a request costs. Nine of ten requests hit; {@code -prof gc} for bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatchBenchmark {
  private static final int REQUESTS = 1 << 12;

  /** Number of routes. */
  @Param({"10", "1000", "10000"})
  public int routes;

  /** Routes of each host. */
  @Param({"10", "10000"})
  public int routesOfHost;

  private final RequestHead[] requests = new RequestHead[REQUESTS];
  private RouteTable table;
  private int next;

  /** Compiles the table. */
  @Setup
  public void compile() {
    List<CheckedRoute> list =
        IntStream.range(0, routes)
            .mapToObj(i -> Models.route(0, host(i) + path(i) + "/*"))
            .toList();
    table = Compiled.of(Models.proxy(List.of("api"), new ArrayList<>(list))).proxy().routes();
    Random random = new Random(42);
    for (int i = 0; i < REQUESTS; i++) {
      int route = random.nextInt(routes);
      String tail = random.nextInt(10) == 0 ? "-miss/7f3a" : "/items/7f3a?page=2";
      requests[i] = Compiled.head("GET " + host(route) + path(route) + tail);
    }
  }

  /** Finds the route of one request. */
  @Benchmark
  public int match() {
    next = (next + 1) & (REQUESTS - 1);
    return table.match(requests[next]);
  }

  private String host(int route) {
    return "tenant-" + route / routesOfHost + ".example.com";
  }

  private static String path(int route) {
    return "/team-" + route % 13 + "/service-" + route + "/v1";
  }
}
