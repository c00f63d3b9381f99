package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.util.internal.logging.InternalLoggerFactory;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoggingTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private PrintStream stream() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  private String log(String level) {
    try (Logging logging = Logging.to(stream())) {
      logging.level(level);
      System.Logger ours = System.getLogger("io.spooky.runtime.edge.Edge");
      ours.log(System.Logger.Level.DEBUG, "ours debug");
      ours.log(System.Logger.Level.INFO, "ours info");
      ours.log(System.Logger.Level.ERROR, "ours error");
      var netty = InternalLoggerFactory.getInstance("io.netty.channel.Some");
      netty.info("netty info");
      netty.warn("netty warn");
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void level_info_showsInfoOfOursAndWarningsOfNetty() {
    String text = log("info");
    assertThat(text.lines().map(line -> line.substring(line.indexOf('Z') + 2)).toList())
        .containsExactly(
            "INFO  edge: ours info",
            "ERROR edge: ours error",
            "WARN  io.netty.channel.Some: netty warn")
        .inOrder();
  }

  @Test
  void level_errorAndDebug_showLessAndMore() {
    assertThat(log("error").lines().toList()).hasSize(1);
    err.reset();
    assertThat(log("debug")).contains("DEBUG edge: ours debug");
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("netty info");
  }

  @Test
  void close_givesTheRootLoggerBack() {
    Handler[] before = Logger.getLogger("").getHandlers();
    log("info");
    assertThat(Logger.getLogger("").getHandlers()).isEqualTo(before);
  }

  @Test
  void add_streamThatDoesNotTake_dropsAndCounts() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    Semaphore free = new Semaphore(0);
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int start, int length) {
            stuck.countDown();
            free.acquireUninterruptibly();
            free.release();
            err.write(bytes, start, length);
          }
        };
    LogLines lines = new LogLines(new PrintStream(slow, true, StandardCharsets.UTF_8));
    lines.add("first");
    assertThat(stuck.await(30, SECONDS)).isTrue();
    for (int i = 0; i < LogLines.CAPACITY + 5; i++) {
      lines.add("line " + i);
    }
    assertThat(lines.dropped()).isEqualTo(5);
    free.release();
    lines.close();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("(5 lines of the log were dropped here: it could not be written as fast)");
  }
}
