package io.spooky.plugins;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.testkit.FakeBackends;
import io.spooky.spi.testkit.FakeBalancerContext;
import io.spooky.spi.testkit.FakePick;
import io.spooky.spi.testkit.TestOptions;
import java.util.ServiceLoader;
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

/** Measures how long a pick takes, and that it allocates nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PickBenchmark {
  /** The strategy's name in the config. */
  @Param({"round-robin", "random", "least-connections", "peak-ewma", "consistent-hash"})
  public String strategy = "";

  /** The number of backends. */
  @Param({"3", "10", "100"})
  public int backends;

  /** Whether the weights differ. */
  @Param({"false", "true"})
  public boolean weighted;

  private FakePick pick = new FakePick(new FakeBackends());
  private Balancer balancer = unused -> Balancer.NONE;
  private long key;

  /** Makes the balancer. */
  @Setup
  public void makeBalancer() {
    FakeBackends fakes = new FakeBackends();
    for (int slot = 0; slot < backends; slot++) {
      fakes.add("b" + slot, weighted ? 50 + 10 * slot : 100);
    }
    pick = new FakePick(fakes);
    BalancerProvider provider =
        ServiceLoader.load(BalancerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals(strategy))
            .findFirst()
            .orElseThrow();
    balancer = provider.newBalancer(TestOptions.of(provider), new FakeBalancerContext(fakes, 1));
    balancer.changed();
    for (int slot = 0; slot < backends; slot++) {
      balancer.responded(slot, 1_000_000 + slot, slot);
    }
  }

  /** Picks once. */
  @Benchmark
  public int pick() {
    key += 0x9e3779b97f4a7c15L;
    return balancer.pick(pick.hashKey(key));
  }

  /** Runs the benchmark with the allocation profiler. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(PickBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
