package io.spooky.runtime.exchange;

import static com.google.common.truth.Truth.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Deadlines deadlines = new Deadlines(loop);

  @AfterEach
  void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void tick_entryThrows_othersAreStillLookedAt() throws Exception {
    CountDownLatch ticks = new CountDownLatch(3);
    loop.execute(
        () -> {
          deadlines.add(
              new Deadlines.Entry() {
                @Override
                protected void tick(long nowNanos) {
                  throw new OutOfMemoryError("as for direct memory");
                }
              });
          deadlines.add(
              new Deadlines.Entry() {
                @Override
                protected void tick(long nowNanos) {
                  ticks.countDown();
                }
              });
        });
    assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
