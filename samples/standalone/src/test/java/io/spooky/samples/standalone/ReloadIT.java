package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed file comes in force in the running process, whichever way it changes. */
final class ReloadIT {
  /** What is promised of a changed file. */
  private static final Duration PROMISED = Duration.ofSeconds(3);

  @TempDir Path folder;

  private final Origin before = new Origin("before");
  private final Origin after = new Origin("after");
  private Path config;
  private Http3Client client;

  @BeforeEach
  void start() throws Exception {
    config = Configs.write(folder.resolve("config.yaml"), Configs.to(before));
    client = new Http3Client();
  }

  @AfterEach
  void stop() {
    client.close();
    after.close();
    before.close();
  }

  @Test
  void rewrittenFile_comesInForce() throws Exception {
    try (Spooky spooky = Spooky.run(config)) {
      assertSwitches(spooky, () -> Configs.write(config, Configs.to(after)));
    }
  }

  @Test
  void renamedFile_comesInForce() throws Exception {
    try (Spooky spooky = Spooky.run(config)) {
      assertSwitches(spooky, () -> Configs.rename(config, Configs.to(after)));
    }
  }

  /** As Kubernetes mounts a ConfigMap: a link to a folder is replaced by another. */
  @Test
  void swappedLink_comesInForce() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    Path fresh = Files.createDirectory(folder.resolve("fresh"));
    Configs.write(old.resolve("config.yaml"), Configs.to(before));
    Configs.write(fresh.resolve("config.yaml"), Configs.to(after));
    Path data = Files.createSymbolicLink(folder.resolve("data"), old);
    try (Spooky spooky = Spooky.run(data.resolve("config.yaml"))) {
      assertSwitches(
          spooky,
          () -> {
            Path swapped = Files.createSymbolicLink(folder.resolve("data.new"), fresh);
            Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);
          });
    }
  }

  @Test
  void hangup_reloads() throws Exception {
    try (Spooky spooky = Spooky.run(config, "--no-watch")) {
      assertSwitches(
          spooky,
          () -> {
            Configs.write(config, Configs.to(after));
            spooky.process().signal("HUP");
          });
    }
  }

  @Test
  void badConfig_changesNothingAndIsToldWhole() throws Exception {
    try (Spooky spooky = Spooky.run(config);
        Http3Connection connection = client.connect(spooky.port())) {
      Configs.write(config, Configs.to("retries: 3\nworkers: many\n", after));

      spooky.process().awaitLine("ERROR .*the old config stays");
      assertThat(spooky.process().text()).contains("unknown key 'retries'");
      assertThat(spooky.process().text()).contains("workers");
      assertThat(connection.get("/").await().text()).isEqualTo("before");

      assertSwitches(spooky, () -> Configs.write(config, Configs.to(after)));
    }
  }

  private interface Change {
    void make() throws Exception;
  }

  private void assertSwitches(Spooky spooky, Change change) throws Exception {
    try (Http3Connection connection = client.connect(spooky.port())) {
      assertThat(connection.get("/").await().text()).isEqualTo("before");
      int mark = spooky.process().mark();
      change.make();
      spooky.process().awaitLine("reloaded", mark, PROMISED);

      // On the connection that was there before.
      assertThat(connection.get("/").await().text()).isEqualTo("after");
    }
  }
}
