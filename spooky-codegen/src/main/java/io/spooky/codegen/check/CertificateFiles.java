package io.spooky.codegen.check;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Where and how the files of a config's certificates are looked at. They need not be there when the
 * config is compiled; what is there is judged.
 *
 * @param base the folder that relative file paths are relative to
 * @param now when certificates are to hold
 * @param identity whether a certificate's time and key are judged too; a start does so by itself
 */
public record CertificateFiles(Path base, Instant now, boolean identity) {}
