package io.spooky.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The version of the compiler, as far as it decides what is generated. A snapshot is another one
 * after each build of it, so its files' newest time of modification is part of it.
 */
final class ToolVersion {
  private ToolVersion() {}

  /**
   * Returns the version.
   *
   * @param version this plugin's
   * @param parts its own jars or folders of classes, without other projects' libraries
   */
  static String of(String version, List<Path> parts) throws IOException {
    if (!version.endsWith("-SNAPSHOT")) {
      return version;
    }
    long newest = 0;
    for (Path part : parts) {
      newest = Math.max(newest, newest(part));
    }
    return version + "@" + newest;
  }

  private static long newest(Path part) throws IOException {
    if (!Files.exists(part)) {
      return 0;
    }
    long newest = 0;
    try (Stream<Path> files = Files.walk(part)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        FileTime time = Files.getLastModifiedTime(file);
        newest = Math.max(newest, time.toMillis());
      }
    }
    return newest;
  }
}
