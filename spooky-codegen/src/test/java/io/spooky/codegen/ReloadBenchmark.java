package io.spooky.codegen;

import io.spooky.codegen.plan.TableShape;
import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What finding a route costs right after a reload: the first requests for a table whose classes
 * were just loaded, in a process that has served other tables before. A reload makes tries; code is
 * here to compare.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(2)
public class ReloadBenchmark {
  private static final int REQUESTS = 1 << 15; // What two cores proxy in half a second.

  /** Number of routes, ten for each host. */
  @Param({"10", "64", "1000"})
  public int routes;

  /** Shape of the table. */
  @Param public TableShape shape;

  private RequestHead[] requests = {};
  private Compiled compiled;
  private RouteTable table;

  /** Compiles the table. */
  @Setup
  public void compile() {
    SampleRoutes sample = new SampleRoutes(routes, 10);
    compiled = Compiled.of(sample.proxy(), shape);
    requests = sample.requests(REQUESTS);
  }

  /** Loads the classes anew. */
  @Setup(Level.Invocation)
  public void reload() {
    table = compiled.reloaded().proxy().routes();
  }

  /** Finds the routes of the first requests. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public int firstMatches() {
    int sum = 0;
    for (RequestHead request : requests) {
      sum += table.match(request);
    }
    return sum;
  }
}
