package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ShownPathTest {
  private static final Path BASE = Path.of("/work/edge");

  @Test
  void from_anyFile_isSeenFromTheFolder() {
    assertThat(ShownPath.from(BASE, BASE.resolve("conf/../config.yaml"))).isEqualTo("config.yaml");
    assertThat(ShownPath.from(BASE, Path.of("/work/all.yaml"))).isEqualTo("../all.yaml");
  }

  @Test
  void within_fileOutside_isWhole() {
    assertThat(ShownPath.within(BASE, BASE.resolve("conf/a.yaml"))).isEqualTo("conf/a.yaml");
    assertThat(ShownPath.within(BASE, Path.of("/work/edges/a.yaml")))
        .isEqualTo(Path.of("/work/edges/a.yaml").toAbsolutePath().toString());
  }
}
