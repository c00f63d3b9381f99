package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.contract.ConfigCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloaderTest {
  @TempDir Path folder;
  private final BlockingQueue<Loaded> inForce = new LinkedBlockingQueue<>();
  private TestWorld world;
  private Path config;
  private Reloader reloader;
  private Logging logging;

  @BeforeEach
  void makeReloader() throws Exception {
    world = new TestWorld(folder).service(ConfigCompiler.class, FakeCompiler.class);
    config = Files.writeString(folder.resolve("config.yaml"), "info");
    ConfigOptions options = new ConfigOptions();
    options.config = config;
    Context context = world.context();
    logging = Logging.to(context.err());
    reloader = new Reloader(new ConfigSource(options, context), world.edge, inForce::add);
  }

  @AfterEach
  void close() {
    reloader.close();
    logging.close();
  }

  /** Reloads a config that works, and waits for it: all that was asked for before is done then. */
  private String afterGoodReload() throws Exception {
    Files.writeString(config, "warn");
    reloader.request();
    assertThat(inForce.poll(30, SECONDS).verdict().config().logLevel()).isEqualTo("warn");
    reloader.close();
    logging.close();
    return world.err();
  }

  private void reload(String word) throws Exception {
    Files.writeString(config, word);
    long before = reloader.failed() + reloader.succeeded();
    reloader.request();
    while (reloader.failed() + reloader.succeeded() == before) {
      Thread.onSpinWait();
    }
  }

  @Test
  void request_goodConfig_comesInForce() throws Exception {
    String log = afterGoodReload();
    assertThat(reloader.succeeded()).isEqualTo(1);
    assertThat(reloader.failed()).isEqualTo(0);
    assertThat(world.edge.reloads).hasSize(1);
    assertThat(log).containsMatch("INFO  cli: reloaded config.yaml in [0-9]+ ms");
  }

  @Test
  void request_badConfig_isReportedWholeAndChangesNothing() throws Exception {
    reload("bad");
    assertThat(world.edge.reloads).isEmpty();
    assertThat(reloader.failed()).isEqualTo(1);
    String log = afterGoodReload();
    assertThat(log).contains("ERROR cli: config.yaml:[1,1] SPK0101 config: first\n");
    assertThat(log).contains("ERROR cli: config.yaml:[2,1] SPK0101 config: second\n");
    assertThat(log).contains("ERROR cli: reload refused, the old config stays: config.yaml\n");
  }

  @Test
  void request_compilerThrowsAnything_changesNothing() throws Exception {
    reload("bug");
    assertThat(world.edge.reloads).isEmpty();
    String log = afterGoodReload();
    assertThat(log).contains("StackOverflowError: the compiler fell over");
    assertThat(reloader.failed()).isEqualTo(1);
    assertThat(reloader.succeeded()).isEqualTo(1);
  }

  @Test
  void request_hundredTimesWhileOneRuns_runsOnceMore() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Semaphore go = new Semaphore(0);
    world.edge.onReload =
        () -> {
          running.countDown();
          go.acquireUninterruptibly();
        };
    reloader.request();
    assertThat(running.await(30, SECONDS)).isTrue();
    for (int i = 0; i < 100; i++) {
      reloader.request();
    }
    go.release(102);
    assertThat(inForce.poll(30, SECONDS)).isNotNull();
    assertThat(inForce.poll(30, SECONDS)).isNotNull();
    reloader.close();
    assertThat(reloader.succeeded()).isEqualTo(2);
    assertThat(inForce).isEmpty();
  }

  @Test
  void request_whileDraining_isNotHeeded() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Semaphore go = new Semaphore(0);
    world.edge.onReload =
        () -> {
          running.countDown();
          go.acquireUninterruptibly();
        };
    reloader.request();
    assertThat(running.await(30, SECONDS)).isTrue();
    reloader.request();
    world.edge.draining = true;
    go.release(2);
    assertThat(inForce.poll(30, SECONDS)).isNotNull();
    reloader.request();
    reloader.close();
    assertThat(reloader.succeeded()).isEqualTo(1);
    assertThat(reloader.failed()).isEqualTo(0);
  }
}
