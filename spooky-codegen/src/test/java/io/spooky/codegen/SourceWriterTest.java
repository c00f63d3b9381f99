package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on disk. */
final class SourceWriterTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;
  private Path sources;
  private Path resources;
  private SourceWriter writer;

  @BeforeEach
  void makeWriter() {
    sources = folder.resolve("sources");
    resources = folder.resolve("resources");
    writer = new SourceWriter(sources);
  }

  @Test
  void write_firstTime_leavesTheFilesItTold() throws IOException {
    List<Path> told = writer.files(compilation("one"));
    assertThat(Files.exists(sources)).isFalse();
    assertThat(writer.write(compilation("one"), List.of())).isEqualTo(told);
    assertThat(told).containsExactly(sources.resolve("gen/A.java"));
    assertThat(Files.readString(sources.resolve("gen/A.java"))).isEqualTo("one");
  }

  @Test
  void writeService_sameClasses_leavesTheFileAlone() throws IOException {
    SourceWriter.writeService(resources, new TreeSet<>(List.of("gen.B", "gen.A")));
    assertThat(Files.readString(service())).isEqualTo("gen.A\ngen.B\n");
    Files.setLastModifiedTime(service(), LONG_AGO);
    SourceWriter.writeService(resources, new TreeSet<>(List.of("gen.A", "gen.B")));
    assertThat(Files.getLastModifiedTime(service())).isEqualTo(LONG_AGO);
  }

  @Test
  void writeService_noClasses_deletesTheFile() throws IOException {
    SourceWriter.writeService(resources, new TreeSet<>());
    assertThat(Files.exists(resources)).isFalse();
    SourceWriter.writeService(resources, new TreeSet<>(List.of("gen.A")));
    SourceWriter.writeService(resources, new TreeSet<>());
    assertThat(Files.exists(service())).isFalse();
  }

  @Test
  void write_sameBytes_leavesFilesAlone() throws IOException {
    List<Path> written = writer.write(compilation("one"), List.of());
    for (Path file : written) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
    assertThat(writer.write(compilation("one"), written)).isEqualTo(written);
    for (Path file : written) {
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void write_otherBytes_replacesTheFile() throws IOException {
    List<Path> written = writer.write(compilation("one"), List.of());
    writer.write(compilation("two"), written);
    assertThat(Files.readString(sources.resolve("gen/A.java"))).isEqualTo("two");
  }

  @Test
  void write_fileNoLongerWanted_isDeleted() throws IOException {
    Path stale = Files.createDirectories(sources.resolve("old")).resolve("B.java");
    Path foreign = sources.resolve("old/C.java");
    Files.writeString(stale, "stale");
    Files.writeString(foreign, "not ours");
    writer.write(compilation("one"), List.of(stale));
    assertThat(Files.exists(stale)).isFalse();
    assertThat(Files.exists(foreign)).isTrue();
  }

  @Test
  void write_lastFileOfAPackage_goesWithItsFolders() throws IOException {
    Path stale = Files.createDirectories(sources.resolve("old/deep")).resolve("B.java");
    Files.writeString(stale, "stale");
    writer.write(compilation("one"), List.of(stale));
    assertThat(Files.exists(sources.resolve("old"))).isFalse();
    assertThat(Files.exists(sources.resolve("gen"))).isTrue();
  }

  @Test
  void write_earlierFileElsewhere_staysThere() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "x");
    Path disguised = sources.resolve("../precious");
    writer.write(compilation("one"), List.of(precious, disguised));
    assertThat(Files.exists(precious)).isTrue();
  }

  @Test
  void compile_writesNothing() throws IOException {
    Path config = Files.copy(Golden.config("one-route"), folder.resolve("config.yaml"));
    SpookyCompiler.compile(
        new CompileRequest(config, "config.yaml", "gen", "Edge", new TestProviders()));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(config);
    }
  }

  private Path service() {
    return resources.resolve("META-INF/services/io.spooky.runtime.contract.CompiledProxy");
  }

  private static Compilation compilation(String text) {
    return new Compilation(
        List.of(),
        List.of(new GeneratedFile("gen/A.java", text)),
        Set.of(),
        Instant.MAX,
        "gen.EdgeProxy");
  }
}
