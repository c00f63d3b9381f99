package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same config gives the same bytes, wherever and whenever it is compiled. */
final class DeterminismTest {
  @TempDir Path folder;

  @Test
  void generate_otherProcessWithOtherDefaults_equalBytes() throws Exception {
    Path config = Files.copy(Golden.config("typical"), folder.resolve("config.yaml"));
    Path there = Files.createDirectories(folder.resolve("there"));
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Duser.timezone=Pacific/Chatham");
    command.add("-Duser.language=tr");
    command.add("-Duser.country=TR");
    command.add("-Dline.separator=\r\n");
    command.add("-Dfile.encoding=ISO-8859-1");
    command.add("-cp");
    command.add(absoluteClassPath());
    command.add(Printer.class.getName());
    command.add(config.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(there.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(0);
    assertThat(Files.readString(output)).isEqualTo(Printer.print(Golden.config("typical")));
  }

  @Test
  void generate_twiceInOneProcess_equalBytes() throws IOException {
    for (String name : Golden.names().toList()) {
      assertThat(Golden.generate(name)).isEqualTo(Golden.generate(name));
    }
  }

  @Test
  void generate_turkishLocale_equalBytes() throws IOException {
    Locale before = Locale.getDefault();
    var expected = Golden.generate("typical");
    try {
      Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
      assertThat(Golden.generate("typical")).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void generate_goldens_asciiWithLineFeeds() throws IOException {
    for (String name : Golden.names().toList()) {
      Golden.generate(name)
          .forEach(
              (path, text) -> {
                assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
                assertThat(text).doesNotContain("\r");
              });
    }
  }

  private static String absoluteClassPath() {
    String separator = System.getProperty("path.separator");
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(separator)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(separator, entries);
  }

  /** Prints what becomes of a config; the other process. */
  static final class Printer {
    private Printer() {}

    public static void main(String[] arguments) {
      System.out.writeBytes(print(Path.of(arguments[0])).getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }

    static String print(Path config) {
      CompileRequest request =
          new CompileRequest(config, "config.yaml", "gen", "Edge", new TestProviders());
      StringBuilder text = new StringBuilder();
      SpookyCompiler.compile(request)
          .files()
          .forEach(file -> text.append(file.path()).append('\n').append(file.text()));
      return text.toString();
    }
  }
}
