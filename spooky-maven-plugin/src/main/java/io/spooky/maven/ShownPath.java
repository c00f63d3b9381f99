package io.spooky.maven;

import java.nio.file.Path;
import java.util.Objects;

/** Paths as people read them: seen from a folder, with slashes. */
final class ShownPath {
  private ShownPath() {}

  /** Returns a file seen from a folder; the whole path if it lies on another disk. */
  static String from(Path folder, Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path target = file.toAbsolutePath().normalize();
    boolean sameDisk = Objects.equals(base.getRoot(), target.getRoot());
    return slashes(sameDisk ? base.relativize(target) : target);
  }

  /** Returns a file seen from a folder; the whole path if it lies outside. */
  static String within(Path folder, Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path target = file.toAbsolutePath().normalize();
    return target.startsWith(base) ? slashes(base.relativize(target)) : target.toString();
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
