package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LateSendsTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final LateSends sends = new LateSends(channel.eventLoop());
  private final LateSends.Watched connection = new LateSends.Watched(sends);
  private int asked;

  LateSendsTest() {
    connection.sends(
        () -> {
          asked++;
          // Asking is itself a round of sending.
          connection.sending();
        });
  }

  private void tick() {
    channel.advanceTimeBy(LateSends.TICK_MILLIS, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void quietConnection_isAskedAFewTimesAndLeftAlone() {
    connection.sending();
    tick();
    assertThat(asked).isEqualTo(0);
    for (int i = 1; i <= LateSends.ASKS; i++) {
      tick();
      assertThat(asked).isEqualTo(i);
    }
    tick();
    assertThat(asked).isEqualTo(LateSends.ASKS);
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
  }

  @Test
  void busyConnection_isNotAsked() {
    for (int i = 0; i < 100; i++) {
      connection.sending();
      tick();
    }
    assertThat(asked).isEqualTo(0);
  }

  @Test
  void connectionThatSendsAgain_isWatchedAgain() {
    connection.sending();
    for (int i = 0; i < 10; i++) {
      tick();
    }
    connection.sending();
    for (int i = 0; i < 10; i++) {
      tick();
    }
    assertThat(asked).isEqualTo(2 * LateSends.ASKS);
  }

  @Test
  void severalConnections_areAskedEach() {
    int[] others = new int[1];
    LateSends.Watched other = new LateSends.Watched(sends);
    other.sends(() -> others[0]++);
    connection.sending();
    tick();
    other.sending();
    for (int i = 0; i < 10; i++) {
      tick();
    }
    assertThat(asked).isEqualTo(LateSends.ASKS);
    assertThat(others[0]).isEqualTo(LateSends.ASKS);
  }
}
