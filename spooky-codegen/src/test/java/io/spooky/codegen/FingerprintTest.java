package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fingerprint depends on. */
final class FingerprintTest {
  private static final String SERVICE = "META-INF/services/io.spooky.spi.BalancerProvider";

  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("config.yaml"), "version: 1\n");
  }

  @Test
  void of_sameInput_equal() throws IOException {
    assertThat(of("1", "gen", "Edge")).isEqualTo(of("1", "gen", "Edge"));
    assertThat(of("1", "gen", "Edge")).matches("spooky-fingerprint-2:[0-9a-f]{64}");
  }

  @Test
  void of_anyPartChanged_differs() throws IOException {
    Set<String> seen = new HashSet<>();
    seen.add(of("1", "gen", "Edge"));
    seen.add(of("2", "gen", "Edge"));
    seen.add(of("1", "gen2", "Edge"));
    seen.add(of("1", "gen", "Edge2"));
    Files.writeString(config, "version: 1 \n");
    seen.add(of("1", "gen", "Edge"));
    assertThat(seen).hasSize(5);
  }

  @Test
  void of_jarWithPlugins_countsItsBytes() throws IOException {
    Path jar = folder.resolve("plugins.jar");
    jar(jar, SERVICE, "a.B");
    String before = of("1", "gen", "Edge", jar);
    jar(jar, SERVICE, "a.C");
    assertThat(of("1", "gen", "Edge", jar)).isNotEqualTo(before);
    assertThat(of("1", "gen", "Edge")).isNotEqualTo(before);
  }

  @Test
  void of_sameBytesUnderTheNameOfAnotherVersion_differs() throws IOException {
    Path old = folder.resolve("plugins-1.0.jar");
    jar(old, SERVICE, "a.B");
    Path next = Files.copy(old, folder.resolve("plugins-1.1.jar"));
    assertThat(of("1", "gen", "Edge", next)).isNotEqualTo(of("1", "gen", "Edge", old));
  }

  @Test
  void of_sameJarElsewhere_equal() throws IOException {
    Path here = folder.resolve("plugins.jar");
    jar(here, SERVICE, "a.B");
    Path there =
        Files.copy(here, Files.createDirectory(folder.resolve("there")).resolve("plugins.jar"));
    assertThat(of("1", "gen", "Edge", there)).isEqualTo(of("1", "gen", "Edge", here));
  }

  @Test
  void of_otherOrder_differs() throws IOException {
    Path first = folder.resolve("first.jar");
    jar(first, SERVICE, "a.B");
    Path second = folder.resolve("second.jar");
    jar(second, SERVICE, "a.C");
    assertThat(of("1", "gen", "Edge", first, second))
        .isNotEqualTo(of("1", "gen", "Edge", second, first));
  }

  @Test
  void of_libraryThatAPluginMayCall_countsToo() throws IOException {
    Path jar = folder.resolve("library.jar");
    jar(jar, "a.txt", "x");
    String before = of("1", "gen", "Edge", jar);
    jar(jar, "a.txt", "y");
    assertThat(of("1", "gen", "Edge", jar)).isNotEqualTo(before);
  }

  @Test
  void of_entryThatIsNotThere_countsNot() throws IOException {
    assertThat(of("1", "gen", "Edge", folder.resolve("absent.jar")))
        .isEqualTo(of("1", "gen", "Edge"));
  }

  @Test
  void of_fileMovedIntoTheNextFolder_differs() throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Path file = Files.writeString(first.resolve("a.txt"), "x");
    String before = of("1", "gen", "Edge", first, second);
    Files.move(file, second.resolve("a.txt"));
    assertThat(of("1", "gen", "Edge", first, second)).isNotEqualTo(before);
  }

  @Test
  void of_folderWithPlugins_countsEveryFile() throws IOException {
    Path classes = folder.resolve("classes");
    Path service = classes.resolve(SERVICE);
    Files.createDirectories(service.getParent());
    Files.writeString(service, "a.B");
    Files.writeString(classes.resolve("B.class"), "1");
    String before = of("1", "gen", "Edge", classes);
    Files.writeString(classes.resolve("B.class"), "2");
    assertThat(of("1", "gen", "Edge", classes)).isNotEqualTo(before);
  }

  private String of(String version, String packageName, String className, Path... classPath)
      throws IOException {
    ClassLoader loader = FingerprintTest.class.getClassLoader();
    CompileRequest request =
        new CompileRequest(config, "config.yaml", packageName, className, loader);
    return Fingerprint.of(version, request, List.of(classPath));
  }

  private static void jar(Path jar, String name, String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
