package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Load;
import io.spooky.samples.standalone.support.Memory;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reload upon reload: nothing stays behind, nothing is lost. */
final class ManyReloadsIT {
  private static final int WARM_UP = 20;

  @TempDir Path folder;

  private final Origin first = new Origin("first");
  private final Origin second = new Origin("second");
  private Path config;

  @BeforeEach
  void start() throws Exception {
    config = Configs.write(folder.resolve("config.yaml"), Configs.to(first));
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  @Test
  void aHundredReloads_leaveNothingBehind() throws Exception {
    try (Spooky spooky = Spooky.run(List.of("-XX:+UseG1GC"), config, "--no-watch")) {
      Memory memory = spooky.memory();
      reload(spooky, WARM_UP);
      memory.collect();
      long heap = memory.heapKib();
      long metaspace = memory.metaspaceKib();

      reload(spooky, 100);
      memory.collect();

      // The one in force, the one before it, and one that a thread still has at hand.
      assertThat(memory.classLoaders("GeneratedClassLoader")).isAtMost(3);
      assertWithMessage("KiB of the heap").that(memory.heapKib()).isLessThan(heap + 1024);
      // The JIT compiler keeps its profiles of javac there, which grow for a while.
      assertWithMessage("KiB of classes").that(memory.metaspaceKib()).isLessThan(metaspace + 4096);
    }
  }

  @Test
  void twentyReloadsUnderLoad_loseNothing() throws Exception {
    try (Spooky spooky = Spooky.run(config, "--no-watch");
        Http3Client client = new Http3Client()) {
      List<Http3Connection> connections = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        connections.add(client.connect(spooky.port()));
      }
      Load load = new Load(connections, 4);

      reload(spooky, 20);

      assertThat(load.stop()).isEmpty();
      assertThat(load.served()).isGreaterThan(100);
      // The backend that was in every config keeps its connections, one for each worker.
      assertThat(first.connections()).isAtMost(2);
    }
  }

  /** Each time the other of two configs. */
  private void reload(Spooky spooky, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      String next = i % 2 == 0 ? Configs.to(first, second) : Configs.to(first);
      Configs.rename(config, next);
      int mark = spooky.process().mark();
      spooky.process().signal("HUP");
      spooky.process().awaitLine("reloaded", mark, RunningProcess.LIMIT);
    }
  }
}
