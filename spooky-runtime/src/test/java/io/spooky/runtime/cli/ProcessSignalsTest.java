package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessSignalsTest {
  @Test
  void onReload_signalsOfTheSystem_runTheActionEachTime() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    CountDownLatch once = new CountDownLatch(1);
    new ProcessSignals()
        .onReload(
            () -> {
              once.countDown();
              twice.countDown();
            });
    hangUp();
    assertThat(once.await(30, SECONDS)).isTrue();
    hangUp();
    assertThat(twice.await(30, SECONDS)).isTrue();
  }

  private static void hangUp() throws Exception {
    String process = Long.toString(ProcessHandle.current().pid());
    assertThat(new ProcessBuilder("kill", "-HUP", process).start().waitFor()).isEqualTo(0);
  }
}
