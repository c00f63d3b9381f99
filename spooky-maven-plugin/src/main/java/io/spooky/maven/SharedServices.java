package io.spooky.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds service files of Spooky that several entries of a class path have. */
final class SharedServices {
  private static final String FOLDER = "META-INF/services/";
  private static final String OURS = FOLDER + "io.spooky.";

  private SharedServices() {}

  /**
   * Returns the names of jars and folders by the service file that they share; files that only one
   * has are left out.
   *
   * @throws IOException if a jar or a folder cannot be read
   */
  static SortedMap<String, List<String>> of(List<Path> classPath) throws IOException {
    SortedMap<String, List<String>> holders = new TreeMap<>();
    for (Path entry : classPath) {
      for (String service : services(entry)) {
        holders.computeIfAbsent(service, any -> new ArrayList<>()).add(name(entry));
      }
    }
    holders.values().removeIf(names -> names.size() < 2);
    return holders;
  }

  private static List<String> services(Path entry) throws IOException {
    Path folder = entry.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        return ours(files.map(file -> FOLDER + file.getFileName()));
      }
    }
    if (!Files.isRegularFile(entry)) {
      return List.of();
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      return ours(jar.stream().map(ZipEntry::getName));
    } catch (ZipException e) {
      // A dependency of another type, such as a library of native code.
      return List.of();
    }
  }

  private static List<String> ours(Stream<String> names) {
    return names.filter(name -> name.startsWith(OURS)).toList();
  }

  /** A module that is not packaged has its classes in {@code module/target/classes}. */
  private static String name(Path entry) {
    Path target = Files.isDirectory(entry) ? entry.getParent() : null;
    Path module = target == null ? entry : target.getParent();
    return module == null ? entry.toString() : String.valueOf(module.getFileName());
  }
}
