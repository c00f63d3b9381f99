package io.spooky.runtime.exchange;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.config.UpstreamConfig.Limits;
import io.spooky.runtime.config.UpstreamConfig.Retry;
import io.spooky.runtime.exchange.ExchangeTimer.Expiry;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.runtime.testing.ThresholdPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The deadlines of an exchange, on a clock that the test sets: in milliseconds. */
final class ExchangeTimerTest {
  private static final long MS = 1_000_000;

  private final ExchangeTimer timer = timer();

  /** A second in the queue, a tenth for an attempt. */
  private static ExchangeTimer timer() {
    UpstreamConfig usual = TestConfigs.upstream("api", new ThresholdPolicy.Provider());
    UpstreamConfig config =
        new UpstreamConfig(
            "api",
            usual.balancer(),
            usual.balancerOptions(),
            usual.healthPolicy(),
            usual.timeouts(),
            usual.retry(),
            new Limits(1, 10, Duration.ofSeconds(1)),
            usual.backends());
    Retry retry = new Retry(2, 20, Duration.ofMillis(100));
    return new ExchangeTimer(
        config, new RouteConfig(0, "*/*", 1, usual.timeouts(), retry, null, null));
  }

  @Test
  void queue_fromTheFirstWaitOn_expires() {
    timer.waiting(0);
    timer.waiting(600 * MS);
    assertThat(timer.expired(999 * MS)).isNull();
    assertThat(timer.expired(1_000 * MS)).isEqualTo(Expiry.QUEUE);
  }

  @Test
  void queue_againAfterAnAttempt_hasTheTimeThatIsLeft() {
    timer.waiting(0);
    timer.placeFound(400 * MS);
    timer.waiting(5_000 * MS);
    assertThat(timer.expired(5_599 * MS)).isNull();
    assertThat(timer.expired(5_600 * MS)).isEqualTo(Expiry.QUEUE);
  }

  @Test
  void attempt_putOff_countsFromTheEndOfTheRequest() {
    timer.attemptStarted(0);
    assertThat(timer.expired(100 * MS)).isEqualTo(Expiry.TRY);
    timer.putOffTry();
    assertThat(timer.expired(900 * MS)).isNull();
    timer.requestSent(1_000 * MS);
    assertThat(timer.expired(1_099 * MS)).isNull();
    assertThat(timer.expired(1_100 * MS)).isEqualTo(Expiry.TRY);
  }

  @Test
  void attempt_notPutOff_countsFromItsBeginning() {
    timer.attemptStarted(0);
    timer.requestSent(90 * MS);
    assertThat(timer.expired(100 * MS)).isEqualTo(Expiry.TRY);
  }
}
