package io.spooky.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the last successful run left behind: the fingerprint of its input, its files with their
 * digests, and further files that it looked at. Kept in a text file whose first line names the
 * form; a file of another form counts as none. Paths are kept relative to the project's folder, so
 * that the whole of it can be moved.
 */
final class LastRun {
  private static final String FORMAT = "spooky-last-run-2";
  private static final String WRITTEN = "wrote";
  private static final String LOOKED_AT = "looked-at";
  private static final String ABSENT = "-";
  private static final int HEADER_LINES = 3;

  private final Path base;
  private final String fingerprint;
  private final Instant until;
  private final Map<Path, String> written = new LinkedHashMap<>();
  private final Map<Path, String> lookedAt = new LinkedHashMap<>();

  private LastRun(Path base, String fingerprint, Instant until) {
    this.base = base;
    this.fingerprint = fingerprint;
    this.until = until;
  }

  /**
   * Returns a run.
   *
   * @param fingerprint of its input
   * @param files that it left
   * @param lookedAt files, there or not, that were looked at besides the input
   * @param until when another run may find something new
   */
  static LastRun of(
      Path base, String fingerprint, List<Path> files, Collection<Path> lookedAt, Instant until)
      throws IOException {
    LastRun run = new LastRun(base, fingerprint, until);
    for (Path file : files) {
      run.written.put(file, digest(file));
    }
    for (Path file : lookedAt.stream().sorted().toList()) {
      run.lookedAt.put(file, digest(file));
    }
    return run;
  }

  /**
   * Returns a run that has only begun. It is never current, and names the files that the next one
   * finds if this one is stopped.
   */
  static LastRun begun(Path base, Collection<Path> files) {
    LastRun run = new LastRun(base, "", Instant.MIN);
    files.forEach(file -> run.written.put(file, ABSENT));
    return run;
  }

  /** Returns the run that a file tells of; if it tells of none, a run that left nothing. */
  static LastRun read(Path base, Path state) throws IOException {
    List<String> lines = Files.isRegularFile(state) ? Files.readAllLines(state) : List.of();
    if (lines.size() < HEADER_LINES || !lines.get(0).equals(FORMAT)) {
      return new LastRun(base, "", Instant.MIN);
    }
    LastRun run = new LastRun(base, lines.get(1), Instant.parse(lines.get(2)));
    for (String line : lines.subList(HEADER_LINES, lines.size())) {
      String[] words = line.split(" ", 3);
      if (words.length == 3) {
        (words[0].equals(LOOKED_AT) ? run.lookedAt : run.written)
            .put(base.resolve(words[2]), words[1]);
      }
    }
    return run;
  }

  /** Returns the files that it left. */
  List<Path> files() {
    return List.copyOf(written.keySet());
  }

  /** Returns whether a run of this fingerprint would find all its files as it would write them. */
  boolean isCurrent(String wanted, Instant now) throws IOException {
    return fingerprint.equals(wanted)
        && !now.isAfter(until)
        && !written.containsValue(ABSENT)
        && isUnchanged(written)
        && isUnchanged(lookedAt);
  }

  private static boolean isUnchanged(Map<Path, String> digests) throws IOException {
    for (Map.Entry<Path, String> file : digests.entrySet()) {
      if (!digest(file.getKey()).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Saves it. */
  void save(Path state) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT, fingerprint, until.toString()));
    written.forEach((file, digest) -> lines.add(line(WRITTEN, digest, file)));
    lookedAt.forEach((file, digest) -> lines.add(line(LOOKED_AT, digest, file)));
    StateFile.write(state, lines);
  }

  private String line(String what, String digest, Path file) {
    return what + " " + digest + " " + ShownPath.from(base, file);
  }

  private static String digest(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return ABSENT;
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
