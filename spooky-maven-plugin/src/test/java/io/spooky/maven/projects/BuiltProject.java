package io.spooky.maven.projects;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Fails unless two folders of one module's build hold the same generated files and jar.
   *
   * @param count the files that there should be
   */
  void assertSameFiles(String expected, String actual, int count) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path(expected), 1)) {
      files = all.filter(file -> file.toString().endsWith(".jar")).collect(Collectors.toList());
    }
    for (String generated : List.of("generated-sources", "generated-resources")) {
      try (Stream<Path> all = Files.walk(path(expected).resolve(generated))) {
        files.addAll(all.filter(Files::isRegularFile).toList());
      }
    }
    assertWithMessage(files.toString()).that(files).hasSize(count);
    for (Path file : files) {
      Path other = path(actual).resolve(path(expected).relativize(file));
      assertWithMessage(file + " and " + other).that(Files.mismatch(file, other)).isEqualTo(-1);
    }
  }
}
