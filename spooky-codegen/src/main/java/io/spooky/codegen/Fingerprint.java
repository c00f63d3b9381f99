package io.spooky.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest of all that generated files depend on: the compiler's version, the config's bytes, the
 * names of the classes, and each jar or folder that offers a plugin. Equal fingerprints mean that
 * nothing is to be done. Its form has a version, so that a new form never equals an old one.
 */
public final class Fingerprint {
  private static final String FORMAT = "spooky-fingerprint-1";
  private static final List<String> SERVICES =
      List.of(
          "META-INF/services/io.spooky.spi.BalancerProvider",
          "META-INF/services/io.spooky.spi.HealthPolicyProvider");

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the fingerprint of a compilation to come.
   *
   * @param toolVersion the version of whoever asks
   * @param request what would be compiled
   * @param classPath jars and folders among which plugins are looked for, in order
   * @return 64 hexadecimal digits behind the form's name
   * @throws IOException if the config or an entry cannot be read
   */
  public static String of(String toolVersion, CompileRequest request, Collection<Path> classPath)
      throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("tool", toolVersion);
    fingerprint.add("names", request.displayName());
    fingerprint.add(request.packageName(), request.className());
    fingerprint.add("config", Files.readAllBytes(request.config()));
    try {
      for (Path entry : classPath) {
        if (offersPlugins(entry)) {
          fingerprint.addEntry(entry);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return FORMAT + ":" + HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private static boolean offersPlugins(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      return SERVICES.stream().anyMatch(service -> Files.exists(entry.resolve(service)));
    }
    if (!Files.isRegularFile(entry) || !entry.toString().endsWith(".jar")) {
      return false;
    }
    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
      return SERVICES.stream().anyMatch(service -> Files.exists(jar.getPath(service)));
    }
  }

  private void addEntry(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        files
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> addFile(entry.relativize(file).toString(), file));
      }
    } else {
      addFile(entry.getFileName().toString(), entry);
    }
  }

  private void addFile(String name, Path file) {
    try {
      add(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, String text) {
    add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lengths stand before the bytes, so that no two sequences of parts are alike. */
  private void add(String name, byte[] bytes) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    digest.update((nameBytes.length + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(nameBytes);
    digest.update(bytes);
  }
}
