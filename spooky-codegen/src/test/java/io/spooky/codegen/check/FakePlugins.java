package io.spooky.codegen.check;

import io.spooky.codegen.check.FakeProvider.FakeBalancer;
import io.spooky.codegen.check.FakeProvider.FakePolicy;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Problems;
import io.spooky.spi.UpstreamInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The plugins of these tests: names and options of the built-in ones, and some that misbehave. */
public final class FakePlugins {
  private static final Option<Integer> REPLICAS = Option.integer("replicas", 64).between(1, 65_536);
  private static final Option<Integer> FAILURES =
      Option.integer("failure_threshold", 3).between(1, 1_000);
  private static final Option<Integer> SUCCESSES =
      Option.integer("success_threshold", 2).between(1, 1_000);
  private static final Option<Duration> COOLDOWN =
      Option.duration("cooldown_ms", "5s").between(Duration.ofMillis(1), Duration.ofDays(1));

  private FakePlugins() {}

  /** Returns a catalog of all of them. */
  public static ProviderCatalog catalog() {
    return ProviderCatalog.of(
        List.of(
            new FakeBalancer("round-robin", Set.of("round_robin", "rr"), false),
            new FakeBalancer("random", Set.of(), false),
            new FakeBalancer("least-connections", Set.of("least_conn", "lc"), false),
            new FakeBalancer("consistent-hash", Set.of("consistent_hash", "ch"), true, REPLICAS),
            new Picky(),
            new Explosive()),
        List.of(
            new FakePolicy("consecutive-failures", FAILURES, SUCCESSES, COOLDOWN), new Watchful()));
  }

  /** A strategy with a required option, whose check objects to some values. */
  private static final class Picky extends FakeBalancer {
    private static final Option<Integer> LOW = Option.integer("low", 1).between(0, 100);
    private static final Option<Integer> HIGH = Option.integer("high", 0).required();

    Picky() {
      super("picky", Set.of(), false, LOW, HIGH);
    }

    @Override
    public void validate(Options options, UpstreamInfo upstream, Problems problems) {
      if (options.get(LOW) > options.get(HIGH)) {
        problems.error(LOW, "must not be above 'high'");
      }
      if (options.get(HIGH) == 50) {
        problems.warning(HIGH, "50 is foolish\nbut possible");
      }
      if (upstream.backends() < 2) {
        problems.error("needs two backends, " + upstream.name() + " has " + upstream.backends());
      }
    }
  }

  /** A strategy whose check fails. */
  private static final class Explosive extends FakeBalancer {
    Explosive() {
      super(
          "explosive",
          Set.of(),
          false,
          Option.parsed(
              "fuse",
              "long",
              text -> {
                if (text.equals("short")) {
                  throw new IllegalStateException("the parser blew up");
                }
                return text;
              }));
    }

    @Override
    public void validate(Options options, UpstreamInfo upstream, Problems problems) {
      throw new IllegalStateException("blew up");
    }
  }

  /** A policy with a required option and a check over two. */
  private static final class Watchful extends FakePolicy {
    private static final Option<Duration> WINDOW = Option.duration("window", "1s").required();
    private static final Option<Duration> STEP = Option.duration("step", "100ms");

    Watchful() {
      super("watchful", WINDOW, STEP);
    }

    @Override
    public void validate(Options options, UpstreamInfo upstream, Problems problems) {
      if (options.get(STEP).compareTo(options.get(WINDOW)) > 0) {
        problems.error(STEP, "must not be longer than 'window'");
      }
    }
  }
}
