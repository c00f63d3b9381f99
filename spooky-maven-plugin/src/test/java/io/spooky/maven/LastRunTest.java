package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastRunTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Instant EXPIRY = Instant.parse("2026-12-24T12:00:00Z");

  @TempDir private Path temporary;
  private Path base;
  private Path file;
  private Path certificate;

  @BeforeEach
  void saveRun() throws IOException {
    base = Files.createDirectory(temporary.resolve("a"));
    file = Files.writeString(base.resolve("A.java"), "class A {}");
    certificate = base.resolve("edge.pem");
    LastRun.of(base, "f 1", List.of(file), List.of(certificate), EXPIRY).save(state(base));
  }

  @Test
  void isCurrent_sameFingerprintAndFiles_holds() throws Exception {
    LastRun run = LastRun.read(base, state(base));
    assertThat(run.files()).containsExactly(file);
    assertThat(run.isCurrent("f 1", NOW)).isTrue();
  }

  @Test
  void isCurrent_otherFingerprint_doesNot() throws Exception {
    assertThat(LastRun.read(base, state(base)).isCurrent("f 2", NOW)).isFalse();
  }

  @Test
  void isCurrent_afterTheCertificateExpired_doesNot() throws Exception {
    LastRun run = LastRun.read(base, state(base));
    assertThat(run.isCurrent("f 1", EXPIRY)).isTrue();
    assertThat(run.isCurrent("f 1", EXPIRY.plusNanos(1))).isFalse();
  }

  @Test
  void isCurrent_fileChanged_doesNot() throws Exception {
    Files.writeString(file, "class A { }");
    assertThat(LastRun.read(base, state(base)).isCurrent("f 1", NOW)).isFalse();
  }

  @Test
  void isCurrent_fileGone_doesNot() throws Exception {
    Files.delete(file);
    assertThat(LastRun.read(base, state(base)).isCurrent("f 1", NOW)).isFalse();
  }

  @Test
  void isCurrent_fileThatWasLookedForCame_doesNot() throws Exception {
    Files.writeString(certificate, "PEM");
    assertThat(LastRun.read(base, state(base)).isCurrent("f 1", NOW)).isFalse();
    LastRun.of(base, "f 1", List.of(file), List.of(certificate), EXPIRY).save(state(base));
    assertThat(LastRun.read(base, state(base)).isCurrent("f 1", NOW)).isTrue();
    assertThat(LastRun.read(base, state(base)).files()).containsExactly(file);
    Files.writeString(certificate, "another");
    assertThat(LastRun.read(base, state(base)).isCurrent("f 1", NOW)).isFalse();
  }

  @Test
  void read_projectMoved_findsItsFiles() throws Exception {
    Path moved = Files.move(base, temporary.resolve("b"));
    LastRun run = LastRun.read(moved, state(moved));
    assertThat(run.files()).containsExactly(moved.resolve("A.java"));
    assertThat(run.isCurrent("f 1", NOW)).isTrue();
  }

  @Test
  void read_noFileOrAnotherForm_leftNothing() throws Exception {
    LastRun none = LastRun.read(base, base.resolve("absent"));
    assertThat(none.files()).isEmpty();
    assertThat(none.isCurrent("f 1", NOW)).isFalse();
    List<String> lines = Files.readAllLines(state(base));
    lines.set(0, "spooky-last-run-0");
    Files.write(state(base), lines);
    assertThat(LastRun.read(base, state(base)).files()).isEmpty();
  }

  @Test
  void save_leavesNoOtherFile() throws Exception {
    LastRun.of(base, "f 2", List.of(file), List.of(certificate), EXPIRY).save(state(base));
    assertThat(state(base).getParent().toFile().list()).asList().containsExactly("run.state");
    assertThat(LastRun.read(base, state(base)).isCurrent("f 2", NOW)).isTrue();
  }

  private static Path state(Path folder) {
    return folder.resolve("spooky/run.state");
  }
}
