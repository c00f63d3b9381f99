package io.spooky.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The jars of a folder, and whether others could have put them there. Stateless. */
final class PluginJars {
  private PluginJars() {}

  /** Returns the jars, sorted by name. */
  static List<Path> list(Path directory) throws PluginDirectoryException {
    if (!Files.isDirectory(directory)) {
      throw refused(directory, "is not a directory (expected: a folder of jars)");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> jars = entries.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      refuseWritable(directory, directory);
      for (Path jar : jars) {
        refuseWritable(directory, jar);
        refuseBroken(directory, jar);
      }
      return jars;
    } catch (IOException e) {
      throw refused(directory, "cannot be read: " + Faults.text(e));
    }
  }

  /** Returns the SHA-256 of each jar by its name. */
  static Map<String, String> digests(List<Path> jars) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Path jar : jars) {
      digests.put(jar.getFileName().toString(), digest(jar));
    }
    return digests;
  }

  private static String digest(Path jar) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(jar)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void refuseBroken(Path directory, Path jar)
      throws IOException, PluginDirectoryException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.size();
    } catch (ZipException e) {
      // A class loader would pass it over without a word.
      throw refused(directory, jar.getFileName() + " is not a jar: " + e.getMessage());
    }
  }

  private static void refuseWritable(Path directory, Path path)
      throws IOException, PluginDirectoryException {
    if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
    if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw refused(directory, writable(path, "everybody", "o-w"));
    }
    if (mode.contains(PosixFilePermission.GROUP_WRITE)) {
      throw refused(directory, writable(path, "its group", "g-w"));
    }
  }

  private static String writable(Path path, String by, String mode) {
    return "%s can be written by %s, who could run code here; use chmod %s %s"
        .formatted(path.getFileName(), by, mode, path);
  }

  private static PluginDirectoryException refused(Path directory, String reason) {
    return new PluginDirectoryException("--plugins " + directory + ": " + reason);
  }
}
