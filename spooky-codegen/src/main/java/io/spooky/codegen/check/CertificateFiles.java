package io.spooky.codegen.check;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where and how the files of a config's certificates are looked at. They need not be there when the
 * config is compiled; what is there is judged. Remembers which files those are. Confined to one
 * thread.
 */
public final class CertificateFiles {
  private final Path base;
  private final Instant now;
  private final boolean identity;
  private final Set<Path> lookedAt = new LinkedHashSet<>();
  private Instant firstExpiry = Instant.MAX;

  /**
   * Sets how files are looked at.
   *
   * @param base the folder that relative file paths are relative to
   * @param now when certificates are to hold
   * @param identity whether a certificate's time and key are judged too; a start does so by itself
   */
  public CertificateFiles(Path base, Instant now, boolean identity) {
    this.base = base;
    this.now = now;
    this.identity = identity;
  }

  /** Returns the files that were looked at, there or not: the verdict depends on them. */
  public Set<Path> lookedAt() {
    return Collections.unmodifiableSet(lookedAt);
  }

  /** Returns when the first of the certificates that hold now expires; the verdict changes then. */
  public Instant firstExpiry() {
    return firstExpiry;
  }

  void expires(Instant time) {
    firstExpiry = time.isBefore(firstExpiry) ? time : firstExpiry;
  }

  Path lookAt(String name) {
    Path file = base.resolve(name);
    lookedAt.add(file);
    return file;
  }

  Instant now() {
    return now;
  }

  boolean judgesIdentity() {
    return identity;
  }
}
