package io.spooky.maven.projects;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A project after its build.
 *
 * @param folder the project's folder
 */
record BuiltProject(Path folder) {
  /** Returns a file or folder of the project. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Returns a file's text. */
  String text(String name) throws IOException {
    return Files.readString(path(name));
  }

  /** Returns the lines of all runs' logs that contain a text. */
  List<String> log(String text) throws IOException {
    return Files.readAllLines(path("build.log")).stream().filter(l -> l.contains(text)).toList();
  }

  /** Returns the errors of the last run, without Maven's own advice behind them. */
  List<String> errors() throws IOException {
    List<String> errors = log("[ERROR]");
    int advice = 0;
    while (advice < errors.size() && !errors.get(advice).contains("[Help 1]")) {
      advice++;
    }
    return errors.subList(0, Math.min(advice + 1, errors.size()));
  }

  /** Fails if a file or folder is not there. */
  void assertExists(String name) {
    assertWithMessage(name).that(Files.exists(path(name))).isTrue();
  }

  /** Fails if a file or folder is there. */
  void assertMissing(String name) {
    assertWithMessage(name).that(Files.exists(path(name))).isFalse();
  }

  /** Fails if a jar lacks an entry. */
  void assertHolds(String jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(path(jar).toFile())) {
      assertWithMessage(jar + " " + entry).that(zip.getEntry(entry)).isNotNull();
    }
  }
}
