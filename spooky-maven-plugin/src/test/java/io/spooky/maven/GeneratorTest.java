package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratorTest {
  private static final String NOTHING = "INFO edge/config.yaml has not changed; nothing to do";
  private static final String GENERATED =
      "INFO edge/config.yaml: generated com.example.EdgeProxy in target/sources";
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  private TestProject project;

  @BeforeEach
  void openProject(@TempDir Path base) {
    project = new TestProject(base);
  }

  @Test
  void generate_firstRun_writesSourcesAndService() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    assertThat(project.log.lines()).containsExactly(GENERATED);
    assertThat(Files.exists(project.source("EdgeProxy"))).isTrue();
    assertThat(Files.exists(project.source("EdgeRoutes"))).isTrue();
    assertThat(Files.exists(project.source("EdgeDispatcher"))).isTrue();
    assertThat(service()).isEqualTo("com.example.EdgeProxy\n");
  }

  @Test
  void generate_unchanged_doesNothing() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    Files.setLastModifiedTime(project.source("EdgeProxy"), LONG_AGO);
    project.generate();
    assertThat(project.log.lines()).containsExactly(GENERATED, NOTHING).inOrder();
    assertThat(Files.getLastModifiedTime(project.source("EdgeProxy"))).isEqualTo(LONG_AGO);
  }

  @Test
  void generate_forced_compilesButLeavesEqualFilesAlone() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    Files.setLastModifiedTime(project.source("EdgeProxy"), LONG_AGO);
    project.generate(true);
    assertThat(project.log.lines()).containsExactly(GENERATED, GENERATED);
    assertThat(Files.getLastModifiedTime(project.source("EdgeProxy"))).isEqualTo(LONG_AGO);
  }

  @Test
  void generate_configChanged_generatesAgain() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    project.write("config.yaml", TestProject.GOOD.replace("api:", "web:"));
    project.generate();
    assertThat(project.log.lines()).containsExactly(GENERATED, GENERATED);
    assertThat(Files.readString(project.source("EdgeProxy"))).contains("\"web\"");
  }

  @Test
  void generate_renamed_deletesTheOldClasses() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    project.className = "Front";
    project.generate();
    assertThat(Files.exists(project.source("EdgeProxy"))).isFalse();
    assertThat(Files.exists(project.source("FrontProxy"))).isTrue();
    assertThat(service()).isEqualTo("com.example.FrontProxy\n");
  }

  @Test
  void generate_generatedFileGone_isWrittenAgain() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    Files.delete(project.source("EdgeRoutes"));
    project.generate();
    assertThat(project.log.lines()).containsExactly(GENERATED, GENERATED);
    assertThat(Files.exists(project.source("EdgeRoutes"))).isTrue();
  }

  @Test
  void generate_certificateCame_judgesIt() throws Exception {
    project.write(
        "config.yaml", "listen: { tls: { cert: a.pem, key: a.key } }\n" + TestProject.GOOD);
    project.generate();
    project.generate();
    assertThat(project.log.lines()).containsExactly(GENERATED, NOTHING).inOrder();
    project.write("a.pem", "no certificate");
    project.generate();
    assertThat(warnings()).isEqualTo(1);
  }

  @Test
  void generate_generatedFileEdited_isWrittenAgain() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    Files.writeString(project.source("EdgeRoutes"), "class EdgeRoutes {}");
    project.generate();
    assertThat(Files.readString(project.source("EdgeRoutes"))).contains("match");
  }

  @Test
  void generate_stoppedWhileWriting_cleansUpNextTime() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    project.className = "Front";
    // A folder stands where the last of the files should go.
    Files.createDirectory(project.source("FrontDispatcher"));
    assertThrows(IOException.class, project::generate);
    assertThat(Files.exists(project.source("FrontProxy"))).isTrue();
    Files.delete(project.source("FrontDispatcher"));
    project.className = "Edge";
    project.generate();
    assertThat(Files.exists(project.source("FrontProxy"))).isFalse();
    assertThat(Files.exists(project.source("FrontRoutes"))).isFalse();
    assertThat(Files.exists(project.source("EdgeRoutes"))).isTrue();
    assertThat(service()).isEqualTo("com.example.EdgeProxy\n");
  }

  @Test
  void generate_unchanged_writesNothingAtAll() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    for (Path file : files()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
    project.generate();
    for (Path file : files()) {
      assertWithMessage(file.toString()).that(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void generate_serviceFileGone_isWrittenAgain() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    Files.delete(serviceFile());
    project.generate();
    assertThat(service()).isEqualTo("com.example.EdgeProxy\n");
  }

  @Test
  void generate_inAnotherFolderWithOtherLineEnds_sameBytes(@TempDir Path elsewhere)
      throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    TestProject other = new TestProject(Files.createDirectories(elsewhere.resolve("a/b c")));
    other.write("config.yaml", TestProject.GOOD.replace("\n", "\r\n"));
    other.generate();
    for (String name : List.of("EdgeProxy", "EdgeRoutes", "EdgeDispatcher")) {
      assertThat(Files.readAllBytes(other.source(name)))
          .isEqualTo(Files.readAllBytes(project.source(name)));
    }
  }

  @Test
  void generate_foolishConfig_warnsEachTime() throws Exception {
    project.write("config.yaml", TestProject.FOOLISH);
    project.generate();
    project.generate();
    assertThat(warnings()).isEqualTo(2);
    assertThat(Files.exists(project.source("EdgeProxy"))).isTrue();
  }

  @Test
  void generate_foolishConfigAndStrict_fails() throws Exception {
    project.write("config.yaml", TestProject.FOOLISH);
    project.failOnWarning = true;
    MojoFailureException e = assertThrows(MojoFailureException.class, project::generate);
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("1 warning in edge/config.yaml, and spooky.failOnWarning is set.");
    assertThat(Files.exists(project.base.resolve("target"))).isFalse();
  }

  @Test
  void generate_badAfterGood_keepsFilesAndFailsUntilRepaired() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.generate();
    project.write("config.yaml", "upstream: {}\n");
    assertThrows(MojoFailureException.class, project::generate);
    assertThrows(MojoFailureException.class, project::generate);
    project.write("config.yaml", TestProject.GOOD);
    assertThat(Files.exists(project.source("EdgeProxy"))).isTrue();
    project.generate();
    assertThat(project.log.lines()).contains(NOTHING);
  }

  @Test
  void generate_noConfig_failsWithTheFilesName() {
    MojoFailureException e = assertThrows(MojoFailureException.class, project::generate);
    assertThat(e).hasMessageThat().isEqualTo("1 error in edge/config.yaml.");
    assertThat(project.log.lines())
        .containsExactly("ERROR edge/config.yaml SPK0001 file: there is no such file");
  }

  @Test
  void generate_badClassName_isTheUsersFault() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.className = "my-edge";
    MojoFailureException e = assertThrows(MojoFailureException.class, project::generate);
    assertThat(e).hasMessageThat().contains("'my-edge' is not a class name");
  }

  private String service() throws IOException {
    return Files.readString(serviceFile());
  }

  private Path serviceFile() {
    return project.base.resolve(
        "target/resources/META-INF/services/io.spooky.runtime.contract.CompiledProxy");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(project.base.resolve("target"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private long warnings() {
    return project.log.lines().stream()
        .filter(line -> line.matches("WARNING .* SPK[0-9]+ .*"))
        .count();
  }
}
