package io.spooky.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A digest of all that generated files depend on: the compiler's version, the config's bytes, the
 * names of the classes, and the class path of the plugins in its order, each jar by its name, which
 * carries its version, and its bytes. All of the class path, since a plugin's answers may be those
 * of a library that it calls. Where the class path lies, and which JDK reads it, makes no
 * difference. Equal fingerprints mean that nothing is to be done. Its form has a version, so that a
 * new form never equals an old one.
 */
public final class Fingerprint {
  private static final String FORMAT = "spooky-fingerprint-2";
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
        fingerprint.addEntry(entry);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return FORMAT + ":" + HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /** An entry that is not there counts as none, as it does for the class loader. */
  private void addEntry(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      SortedMap<String, Path> files = files(entry);
      add("folder", Integer.toString(files.size()));
      files.forEach(this::addFile);
    } else if (Files.isRegularFile(entry)) {
      addFile(entry.getFileName().toString(), entry);
    }
  }

  /** Names are made and sorted as text, since paths compare differently on other systems. */
  private static SortedMap<String, Path> files(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    String separator = folder.getFileSystem().getSeparator();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(f -> files.put(folder.relativize(f).toString().replace(separator, "/"), f));
    }
    return files;
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
