package io.spooky.samples.custom.balancer;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.spi.Balancer;
import io.spooky.spi.testkit.FakeBackends;
import io.spooky.spi.testkit.FakeBalancerContext;
import io.spooky.spi.testkit.FakePick;
import io.spooky.spi.testkit.TestOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this strategy does beyond the contract. */
final class CanaryTest {
  private static final int REQUESTS = 1000;

  private final FakeBackends backends = new FakeBackends();
  private final FakePick request = new FakePick(backends);
  private final CanaryProvider provider = new CanaryProvider();
  private int canary;

  @BeforeEach
  void backends() {
    backends.add("stable-1", 100);
    backends.add("stable-2", 300);
    canary = backends.add("canary-1", 100);
  }

  @Test
  void share_isExact() {
    int[] counts = counts(balancer("25%"));

    assertThat(counts[canary]).isEqualTo(REQUESTS / 4);
    assertThat(counts[1]).isGreaterThan(2 * counts[0]);
  }

  @Test
  void share_whenZero_leavesTheCanariesAlone() {
    assertThat(counts(balancer("0%"))[canary]).isEqualTo(0);
  }

  @Test
  void pick_whenTheCanaryIsDown_goesElsewhere() {
    backends.eligible(canary, false);

    assertThat(counts(balancer("50%"))[canary]).isEqualTo(0);
  }

  @Test
  void pick_whenOnlyTheCanaryIsLeft_takesIt() {
    Balancer balancer = balancer("5%");
    request.deny(0).deny(1);

    assertThat(balancer.pick(request)).isEqualTo(canary);
  }

  @Test
  void pick_ofALaterAttempt_avoidsTheCanary() {
    request.attempt(2);

    assertThat(counts(balancer("50%"))[canary]).isEqualTo(0);
  }

  private Balancer balancer(String share) {
    TestOptions options = TestOptions.of(provider).with(CanaryProvider.SHARE, share);
    Balancer balancer = provider.newBalancer(options, new FakeBalancerContext(backends, 1));
    balancer.changed();
    return balancer;
  }

  private int[] counts(Balancer balancer) {
    int[] counts = new int[backends.size()];
    for (int i = 0; i < REQUESTS; i++) {
      counts[balancer.pick(request)]++;
    }
    return counts;
  }
}
