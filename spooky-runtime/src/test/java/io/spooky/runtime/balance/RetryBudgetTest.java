package io.spooky.runtime.balance;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class RetryBudgetTest {
  private static final long SECOND = 1_000_000_000L;
  private static final double FIFTH = 0.2;

  private final RetryBudget budget = new RetryBudget(0);

  private void request(int count, long nowNanos) {
    for (int i = 0; i < count; i++) {
      budget.requested(nowNanos);
    }
  }

  private int take(double share, long nowNanos) {
    int taken = 0;
    while (budget.tryTake(share, nowNanos)) {
      taken++;
    }
    return taken;
  }

  @Test
  void tryTake_noRequests_givesTheMinimum() {
    assertThat(take(FIFTH, 0)).isEqualTo(RetryBudget.MINIMUM);
  }

  @Test
  void tryTake_aFifth_ofTheRequests() {
    request(1000, 0);
    assertThat(take(FIFTH, 0)).isEqualTo(200);
  }

  @Test
  void tryTake_shareOfNothing_givesNone() {
    request(1000, 0);
    assertThat(take(0, 0)).isEqualTo(0);
  }

  @Test
  void tryTake_requestsOverTheWindow_countTogether() {
    for (int second = 0; second < 10; second++) {
      request(100, second * SECOND);
    }
    assertThat(take(FIFTH, 9 * SECOND)).isEqualTo(200);
  }

  @Test
  void tryTake_takenBefore_isLessUntilItLeavesTheWindow() {
    request(1000, 0);
    take(FIFTH, 0);
    request(1000, 9 * SECOND);
    assertThat(take(FIFTH, 9 * SECOND)).isEqualTo(200);
    // The first second has left the window with its requests and what was taken for them.
    assertThat(take(FIFTH, 10 * SECOND)).isEqualTo(0);
    assertThat(take(FIFTH, 19 * SECOND)).isEqualTo(RetryBudget.MINIMUM);
  }

  @Test
  void tryTake_afterALongPause_beginsAnew() {
    request(1000, 0);
    take(FIFTH, 0);
    request(50, 1_000_000 * SECOND);
    assertThat(take(FIFTH, 1_000_000 * SECOND)).isEqualTo(10);
  }
}
