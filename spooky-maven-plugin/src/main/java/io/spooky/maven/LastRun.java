package io.spooky.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the last successful run left behind: the fingerprint of its input, and its files with their
 * digests. Kept in a text file whose first line names the form; a file of another form counts as
 * none. Paths are kept relative to the project's folder, so that the whole of it can be moved.
 */
final class LastRun {
  private static final String FORMAT = "spooky-last-run-1";

  private final Path base;
  private final String fingerprint;
  private final Map<Path, String> digests;

  private LastRun(Path base, String fingerprint, Map<Path, String> digests) {
    this.base = base;
    this.fingerprint = fingerprint;
    this.digests = digests;
  }

  /** Returns the run of a fingerprint that left these files. */
  static LastRun of(Path base, String fingerprint, List<Path> files) throws IOException {
    Map<Path, String> digests = new LinkedHashMap<>();
    for (Path file : files) {
      digests.put(file, digest(file));
    }
    return new LastRun(base, fingerprint, digests);
  }

  /**
   * Returns a run that has only begun. It is never current, and names the files that the next one
   * finds if this one is stopped.
   */
  static LastRun begun(Path base, Collection<Path> files) {
    Map<Path, String> digests = new LinkedHashMap<>();
    files.forEach(file -> digests.put(file, "-"));
    return new LastRun(base, "", digests);
  }

  /** Returns the run that a file tells of; if it tells of none, a run that left nothing. */
  static LastRun read(Path base, Path state) throws IOException {
    Map<Path, String> digests = new LinkedHashMap<>();
    List<String> lines = Files.isRegularFile(state) ? Files.readAllLines(state) : List.of();
    if (lines.size() < 2 || !lines.get(0).equals(FORMAT)) {
      return new LastRun(base, "", digests);
    }
    for (String line : lines.subList(2, lines.size())) {
      int space = line.indexOf(' ');
      digests.put(base.resolve(line.substring(space + 1)), line.substring(0, Math.max(space, 0)));
    }
    return new LastRun(base, lines.get(1), digests);
  }

  /** Returns the files that it left. */
  List<Path> files() {
    return List.copyOf(digests.keySet());
  }

  /** Returns whether a run of this fingerprint would find all its files as it would write them. */
  boolean isCurrent(String wanted) throws IOException {
    if (!fingerprint.equals(wanted)) {
      return false;
    }
    for (Map.Entry<Path, String> file : digests.entrySet()) {
      if (!Files.isRegularFile(file.getKey()) || !digest(file.getKey()).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Saves it. */
  void save(Path state) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT, fingerprint));
    digests.forEach((file, digest) -> lines.add(digest + " " + ShownPath.from(base, file)));
    StateFile.write(state, lines);
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
