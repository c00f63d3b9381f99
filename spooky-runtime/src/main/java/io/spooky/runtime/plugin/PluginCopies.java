package io.spooky.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Private copies of jars, in a folder that only this user can read. Safe for all threads. */
final class PluginCopies {
  private final Path folder;
  private final List<Path> jars;
  private final Map<String, String> digests;

  private PluginCopies(Path folder, List<Path> jars, Map<String, String> digests) {
    this.folder = folder;
    this.jars = jars;
    this.digests = digests;
  }

  /** Copies the jars; nothing is left behind where one cannot be read. */
  static PluginCopies of(List<Path> originals) throws IOException {
    Path folder = Files.createTempDirectory("spooky-plugins-");
    List<Path> jars = new ArrayList<>();
    try {
      for (Path original : originals) {
        Path copy = folder.resolve(original.getFileName().toString());
        jars.add(copy);
        Files.copy(original, copy);
      }
      return new PluginCopies(folder, List.copyOf(jars), PluginJars.digests(jars));
    } catch (IOException e) {
      new PluginCopies(folder, jars, Map.of()).delete();
      throw e;
    }
  }

  /** Returns the copies, sorted by name. */
  List<Path> jars() {
    return jars;
  }

  /** Returns the SHA-256 of each copy by its name. */
  Map<String, String> digests() {
    return digests;
  }

  /** Deletes the copies; deleting twice does nothing. */
  void delete() {
    for (Path jar : jars) {
      deleteQuietly(jar);
    }
    deleteQuietly(folder);
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A temporary file that stays behind harms nobody.
    }
  }
}
