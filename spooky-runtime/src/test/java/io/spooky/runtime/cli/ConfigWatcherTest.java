package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWatcherTest {
  @TempDir Path folder;
  private final AtomicInteger changes = new AtomicInteger();
  private Path file;
  private ConfigWatcher watcher;

  @BeforeEach
  void makeWatcher() throws IOException {
    file = Files.writeString(folder.resolve("config.yaml"), "one");
    watcher = new ConfigWatcher(file, changes::incrementAndGet);
  }

  private int changesAfterLooks(int looks) {
    for (int i = 0; i < looks; i++) {
      watcher.look();
    }
    return changes.get();
  }

  @Test
  void look_sameContent_tellsNothing() throws IOException {
    assertThat(changesAfterLooks(3)).isEqualTo(0);
    Files.writeString(file, "one");
    assertThat(changesAfterLooks(3)).isEqualTo(0);
  }

  @Test
  void look_newContent_tellsOnceAtTheSecondLook() throws IOException {
    Files.writeString(file, "two");
    assertThat(changesAfterLooks(1)).isEqualTo(0);
    assertThat(changesAfterLooks(1)).isEqualTo(1);
    assertThat(changesAfterLooks(5)).isEqualTo(1);
  }

  @Test
  void look_writtenInHalves_tellsOfTheWholeOnly() throws IOException {
    Files.writeString(file, "tw");
    assertThat(changesAfterLooks(1)).isEqualTo(0);
    Files.writeString(file, "two");
    assertThat(changesAfterLooks(1)).isEqualTo(0);
    assertThat(changesAfterLooks(1)).isEqualTo(1);
  }

  @Test
  void look_backAndForthBetweenLooks_tellsNothing() throws IOException {
    Files.writeString(file, "two");
    assertThat(changesAfterLooks(1)).isEqualTo(0);
    Files.writeString(file, "one");
    assertThat(changesAfterLooks(3)).isEqualTo(0);
  }

  @Test
  void look_goneAndBack_tellsOfNewContentOnly() throws IOException {
    Files.delete(file);
    assertThat(changesAfterLooks(3)).isEqualTo(0);
    Files.writeString(file, "one");
    assertThat(changesAfterLooks(3)).isEqualTo(0);
    Files.delete(file);
    assertThat(changesAfterLooks(1)).isEqualTo(0);
    Files.writeString(file, "two");
    assertThat(changesAfterLooks(3)).isEqualTo(1);
  }

  @Test
  void look_changedBack_tellsAgain() throws IOException {
    Files.writeString(file, "two");
    assertThat(changesAfterLooks(2)).isEqualTo(1);
    Files.writeString(file, "one");
    assertThat(changesAfterLooks(2)).isEqualTo(2);
  }
}
