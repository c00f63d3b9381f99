package io.spooky.maven.projects;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts an edge's jar, asks it for something and stops it.
 *
 * @param jar the jar, in a folder to which logs can be written
 */
record FatJar(Path jar) {
  private static final int PATIENCE_SECONDS = 60;
  private static final Pattern LISTENING =
      Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+) \\(http3\\)");

  /** Fails unless the jar serves HTTP/3 and stops cleanly on SIGTERM. */
  void serves() throws Exception {
    File log = jar.resolveSibling("run.log").toFile();
    Process edge = new ProcessBuilder(command("run", "--dev")).redirectError(log).start();
    try {
      String port = port(edge, log);
      // The backend refuses connections, so the edge itself replies.
      assertThat(get("https://localhost:" + port + "/")).matches("(?s)HTTP/3 50[23]\n.*");
      edge.destroy();
      assertWithMessage("SIGTERM").that(edge.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
      assertWithMessage(Files.readString(log.toPath())).that(edge.exitValue()).isEqualTo(0);
    } finally {
      edge.destroyForcibly();
    }
  }

  private static String port(Process edge, File log) throws Exception {
    BufferedReader out = edge.inputReader(StandardCharsets.UTF_8);
    String line = CompletableFuture.supplyAsync(() -> readLine(out)).get(PATIENCE_SECONDS, SECONDS);
    Matcher matcher = LISTENING.matcher(line);
    assertWithMessage(line + "\n" + Files.readString(log.toPath()))
        .that(matcher.matches())
        .isTrue();
    return matcher.group(1);
  }

  private static String readLine(BufferedReader out) {
    try {
      return String.valueOf(out.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String get(String url) throws IOException, InterruptedException {
    Path response = jar.resolveSibling("get.log");
    Process get =
        new ProcessBuilder(command("get", "-k", "-i", url))
            .redirectErrorStream(true)
            .redirectOutput(response.toFile())
            .start();
    try {
      assertWithMessage("get").that(get.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
      String text = Files.readString(response);
      assertWithMessage(text).that(get.exitValue()).isEqualTo(0);
      return text;
    } finally {
      get.destroyForcibly();
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
