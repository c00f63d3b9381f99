package io.spooky.codegen;

import io.spooky.codegen.plan.TableShape;
import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What finding the route of a request costs, and {@link ReloadBenchmark} what it costs at first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class MatchBenchmark {
  private static final int REQUESTS = 1 << 12;

  /** Number of routes, and shape of the table. */
  @Param({
    "10 CODE",
    "10 TRIE",
    "64 CODE",
    "64 TRIE",
    "100 CODE",
    "100 TRIE",
    "300 CODE",
    "300 TRIE",
    "1000 CODE",
    "1000 TRIE",
    "10000 TRIE"
  })
  public String table;

  /** Routes of each host. */
  @Param({"10", "10000"})
  public int routesOfHost;

  private RequestHead[] requests = {};
  private RouteTable routes;
  private int next;

  /** Compiles the table. */
  @Setup
  public void compile() {
    String[] words = table.split(" ");
    SampleRoutes sample = new SampleRoutes(Integer.parseInt(words[0]), routesOfHost);
    routes = Compiled.of(sample.proxy(), TableShape.valueOf(words[1])).proxy().routes();
    requests = sample.requests(REQUESTS);
  }

  /** Finds the route of one request. */
  @Benchmark
  public int match() {
    next = (next + 1) & (REQUESTS - 1);
    return routes.match(requests[next]);
  }

  /** Runs both benchmarks, with bytes for each operation. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(MatchBenchmark.class.getName())
                .include(ReloadBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
