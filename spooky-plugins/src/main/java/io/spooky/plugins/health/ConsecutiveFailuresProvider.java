package io.spooky.plugins.health;

import com.google.auto.service.AutoService;
import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Problems;
import io.spooky.spi.SpiVersion;
import io.spooky.spi.UpstreamInfo;
import java.time.Duration;
import java.util.List;

/**
 * The policy {@code consecutive-failures}: a number of failures in a row ejects a backend, and
 * after a cooldown a number of successes in a row restores it.
 *
 * <p>Failed probes, time-outs, connections that cannot be made and broken streams are failures;
 * what any worker sees adds up, until any success. It is the circuit breaker of Nygard, "Release
 * It!" (2007), with the trial requests of its half-open state where no probe runs. A status of 500
 * or above is an answer of a backend that works, unless {@code count_server_errors} says otherwise.
 */
@AutoService(HealthPolicyProvider.class)
public final class ConsecutiveFailuresProvider implements HealthPolicyProvider {
  /** How many failures in a row eject. */
  public static final Option<Integer> FAILURE_THRESHOLD =
      Option.integer("failure_threshold", 3)
          .between(1, 1000)
          .describedAs("Failures in a row, of requests and probes together, that eject a backend.");

  /** How many successes in a row restore. */
  public static final Option<Integer> SUCCESS_THRESHOLD =
      Option.integer("success_threshold", 2)
          .between(1, 1000)
          .describedAs("Successes in a row that restore an ejected backend.");

  /** How long a backend is out at least. */
  public static final Option<Duration> COOLDOWN =
      Option.duration("cooldown_ms", "5s")
          .between(Duration.ZERO, Duration.ofDays(1))
          .describedAs("Time since its last failure that an ejected backend stays out at least.");

  /** Whether a status of 500 or above is a failure. */
  public static final Option<Boolean> COUNT_SERVER_ERRORS =
      Option.flag("count_server_errors", false)
          .describedAs("Whether a response of status 500 or above to a request is a failure.");

  /** Makes the provider. */
  public ConsecutiveFailuresProvider() {}

  @Override
  public String name() {
    return "consecutive-failures";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FAILURE_THRESHOLD, SUCCESS_THRESHOLD, COOLDOWN, COUNT_SERVER_ERRORS);
  }

  /** Warns of a cooldown that a failing backend would hardly notice. */
  @Override
  public void validate(Options options, UpstreamInfo upstream, Problems problems) {
    if (options.get(COOLDOWN).isZero()) {
      problems.warning(COOLDOWN, "without a cooldown a failing backend is tried all the time");
    }
  }

  @Override
  public HealthPolicy newPolicy(HealthContext context) {
    return new ConsecutiveFailures(context);
  }
}
