package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.spooky.runtime.contract.ConfigCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunCommandTest {
  @TempDir Path folder;
  private TestWorld world;
  private Path config;

  @BeforeEach
  void makeWorld() throws Exception {
    world = new TestWorld(folder).withProxy().service(ConfigCompiler.class, FakeCompiler.class);
    config = Files.writeString(folder.resolve("config.yaml"), "info");
  }

  private CompletableFuture<Integer> start(String... args) {
    return CompletableFuture.supplyAsync(() -> world.run(args), task -> new Thread(task).start());
  }

  private int stop(CompletableFuture<Integer> run) throws Exception {
    world.signals.terminate();
    world.edge.drained.complete(null);
    return run.get(30, SECONDS);
  }

  @Test
  void run_withoutCommand_printsOneLineForEachListener() throws Exception {
    assertThat(stop(start("--dev"))).isEqualTo(0);
    assertThat(world.out())
        .isEqualTo("listening on 127.0.0.1:9889 (http3)\n" + "listening on [::1]:9890 (http3)\n");
    assertThat(world.edge.started.get().dev()).isTrue();
    assertThat(world.edge.closed).isTrue();
    assertThat(world.err()).contains("INFO  cli: draining");
  }

  @Test
  void run_fileOfConfig_isTheBaseOfItsPaths() throws Exception {
    var run = start("run", "--no-watch", "--config", config.toString());
    assertThat(world.edge.started.get(30, SECONDS).base()).isEqualTo(folder);
    assertThat(stop(run)).isEqualTo(0);
  }

  @Test
  void run_edgeDoesNotStart_isOneLine() {
    world.edge.refusal = "cannot listen on 127.0.0.1:9889: the port is in use";
    assertThat(world.run("run")).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo("spooky: cannot listen on 127.0.0.1:9889: the port is in use\n");
    assertThat(world.out()).isEmpty();
  }

  @Test
  void run_badConfig_printsEveryProblem() throws Exception {
    Files.writeString(config, "bad");
    assertThat(world.run("run", "--config", config.toString())).isEqualTo(1);
    assertThat(world.err().lines().toList()).hasSize(4);
    assertThat(world.edge.started.isDone()).isFalse();
  }

  @Test
  void run_secondSignal_stopsBeforeTheDrainEnds() throws Exception {
    var run = start("run");
    world.signals.terminate();
    world.signals.terminate();
    assertThat(run.get(30, SECONDS)).isEqualTo(1);
    assertThat(world.halts).containsExactly(1);
    assertThat(world.edge.closed).isTrue();
  }

  @Test
  void run_hangUp_reloads() throws Exception {
    var run = start("run", "--no-watch", "--config", config.toString());
    world.signals.hangUp();
    assertThat(world.edge.reloads.poll(30, SECONDS)).isNotNull();
    assertThat(stop(run)).isEqualTo(0);
    assertThat(world.err()).containsMatch("INFO  cli: reloaded config.yaml in [0-9]+ ms");
  }

  @Test
  void run_fileReplacedByRename_reloads() throws Exception {
    var run = start("run", "--config", config.toString());
    world.edge.started.get(30, SECONDS);
    Path fresh = Files.writeString(folder.resolve("fresh.yaml"), "debug");
    Files.move(fresh, config, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    assertThat(world.edge.reloads.poll(30, SECONDS)).isNotNull();
    assertThat(stop(run)).isEqualTo(0);
  }

  @Test
  void run_linkSwapped_reloads() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), config);
    var run = start("run", "--config", link.toString());
    world.edge.started.get(30, SECONDS);
    Path target = Files.writeString(folder.resolve("second.yaml"), "warn");
    Path swap = Files.createSymbolicLink(folder.resolve("swap"), target);
    Files.move(swap, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    assertThat(world.edge.reloads.poll(30, SECONDS)).isNotNull();
    assertThat(stop(run)).isEqualTo(0);
  }
}
