package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.edge.StreamLedger.Advice;
import org.junit.jupiter.api.Test;

/** When a connection has had too many bad ends. */
final class StreamLedgerTest {
  private final StreamLedger ledger = new StreamLedger();

  private Advice ended(int times, boolean cutShort, boolean clientEnded) {
    Advice last = Advice.GO_ON;
    for (int i = 0; i < times; i++) {
      last = ledger.ended(cutShort, clientEnded);
    }
    return last;
  }

  @Test
  void allCutShort_closesOnceTheWindowIsFull() {
    assertThat(ended(499, true, true)).isEqualTo(Advice.GO_ON);
    assertThat(ended(1, true, true)).isEqualTo(Advice.CLOSE);
  }

  @Test
  void halfCutShort_goesOnForEver() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(ledger.ended(i % 2 == 0, true)).isEqualTo(Advice.GO_ON);
    }
  }

  @Test
  void badAfterALongGoodLife_closesAfterHalfAWindow() {
    ended(100_000, false, true);
    assertThat(ended(250, true, true)).isEqualTo(Advice.GO_ON);
    assertThat(ended(1, true, true)).isEqualTo(Advice.CLOSE);
  }

  @Test
  void badPast_isForgotten() {
    ended(250, true, true);
    ended(500, false, true);
    assertThat(ended(250, true, true)).isEqualTo(Advice.GO_ON);
  }

  @Test
  void streamsTheClientNeverEnded_rotateThenClose() {
    assertThat(ended(1_000, false, false)).isEqualTo(Advice.GO_ON);
    assertThat(ended(1, false, false)).isEqualTo(Advice.ROTATE);
    assertThat(ended(500, false, false)).isEqualTo(Advice.ROTATE);
    for (int i = 0; i < 499; i++) {
      assertThat(ledger.rejected()).isEqualTo(Advice.ROTATE);
    }
    assertThat(ledger.rejected()).isEqualTo(Advice.CLOSE);
  }
}
