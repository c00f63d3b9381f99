package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolVersionTest {
  @Test
  void of_release_isTheVersionAlone() throws Exception {
    assertThat(ToolVersion.of("1.0", List.of(Path.of("absent")))).isEqualTo("1.0");
  }

  @Test
  void of_snapshot_isAnotherAfterEachBuild(@TempDir Path classes) throws Exception {
    Path file = Files.writeString(classes.resolve("A.class"), "");
    Files.setLastModifiedTime(classes, FileTime.fromMillis(1));
    Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
    assertThat(ToolVersion.of("1-SNAPSHOT", List.of(classes))).isEqualTo("1-SNAPSHOT@5000");
    Files.setLastModifiedTime(file, FileTime.fromMillis(6_000));
    assertThat(ToolVersion.of("1-SNAPSHOT", List.of(file, classes))).isEqualTo("1-SNAPSHOT@6000");
  }
}
