package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** What a backend may send unasked. */
final class FrameBudgetTest {
  private static final long FAR_AHEAD = Long.MAX_VALUE / 2;
  private static final long SECOND = 1_000_000_000L;

  /** A budget that time gives nothing to, so that tests need no clock. */
  private final FrameBudget budget = new FrameBudget(FAR_AHEAD);

  @Test
  void spend_withinTheBurst_isAllowed() {
    for (int i = 0; i < FrameBudget.BURST; i++) {
      assertThat(budget.spend(1)).isTrue();
    }
  }

  @Test
  void refill_aSecondLater_givesASecondsShare() {
    FrameBudget spent = new FrameBudget(0);
    for (int i = 0; i < FrameBudget.BURST; i++) {
      assertThat(spent.spend(1)).isTrue();
    }
    assertThat(spent.refill(SECOND)).isTrue();
    for (int i = 0; i < FrameBudget.PER_SECOND; i++) {
      assertThat(spent.spend(1)).isTrue();
    }
  }

  @Test
  void refill_tooEarly_isRefused() {
    FrameBudget spent = new FrameBudget(System.nanoTime());
    spent.spend(FrameBudget.BURST);
    boolean kept = true;
    for (int i = 0; i < FrameBudget.BURST && kept; i++) {
      kept = spent.spend(FrameBudget.BURST);
    }
    assertThat(kept).isFalse();
  }

  @Test
  void earn_addsUpToTheBurstOnly() {
    budget.spend(100);
    budget.earn(1_000_000);
    assertThat(budget.spend(FrameBudget.BURST)).isTrue();
  }
}
