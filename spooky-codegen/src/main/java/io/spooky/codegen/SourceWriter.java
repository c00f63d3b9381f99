package io.spooky.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Writes what was compiled: the only class that does. A file whose bytes are right already is left
 * alone, so that javac has nothing to do; files of an earlier run that are no longer wanted go.
 */
public final class SourceWriter {
  private static final String SERVICE_FILE =
      "META-INF/services/io.spooky.runtime.contract.CompiledProxy";

  private final Path sources;

  /**
   * Makes a writer.
   *
   * @param sources the source root; made when needed
   */
  public SourceWriter(Path sources) {
    this.sources = sources;
  }

  /**
   * Writes the service file by which the run time finds compiled configs; deletes it if there is
   * none to be found.
   *
   * @param resources the folder whose content goes into the jar; made when needed
   * @param proxyClasses the compiled configs of the whole jar: it has room for one such file only
   * @throws IOException if the file cannot be read, written or deleted
   */
  public static void writeService(Path resources, SortedSet<String> proxyClasses)
      throws IOException {
    Path file = resources.resolve(SERVICE_FILE);
    if (proxyClasses.isEmpty()) {
      delete(resources, file);
    } else {
      writeIfDifferent(file, bytes(String.join("\n", proxyClasses) + "\n"));
    }
  }

  /**
   * Returns the files that {@link #write} would leave: whoever notes them before can clean up after
   * a run that was stopped.
   */
  public List<Path> files(Compilation compilation) {
    return List.copyOf(wanted(compilation).keySet());
  }

  /**
   * Writes the sources of a compilation without errors.
   *
   * @param compilation what to write
   * @param earlier what earlier runs may have left; empty for nothing
   * @return the files that are there now, to be handed in next time
   * @throws IOException if a file cannot be read, written or deleted
   */
  public List<Path> write(Compilation compilation, Collection<Path> earlier) throws IOException {
    Map<Path, byte[]> wanted = wanted(compilation);
    for (Path old : earlier) {
      if (!wanted.containsKey(old) && isOurs(old)) {
        delete(sources, old);
      }
    }
    for (Map.Entry<Path, byte[]> file : wanted.entrySet()) {
      writeIfDifferent(file.getKey(), file.getValue());
    }
    return List.copyOf(wanted.keySet());
  }

  /**
   * Writes a text in UTF-8; returns whether the file was another one.
   *
   * @param file its folder is made when needed
   * @throws IOException if the file cannot be read or written
   */
  public static boolean writeText(Path file, String text) throws IOException {
    return writeIfDifferent(file, bytes(text));
  }

  private Map<Path, byte[]> wanted(Compilation compilation) {
    Map<Path, byte[]> wanted = new LinkedHashMap<>();
    for (GeneratedFile file : compilation.files()) {
      wanted.put(sources.resolve(file.path()), bytes(file.text()));
    }
    return wanted;
  }

  /** A list that someone edited must not delete what lies elsewhere. */
  private boolean isOurs(Path file) {
    return file.normalize().startsWith(sources.normalize());
  }

  /** Deletes a file, and the folders that are empty without it. */
  private static void delete(Path root, Path file) throws IOException {
    if (!Files.deleteIfExists(file)) {
      return;
    }
    Path folder = file.getParent();
    while (folder != null && !folder.equals(root) && isEmpty(folder)) {
      Files.delete(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean writeIfDifferent(Path file, byte[] bytes) throws IOException {
    boolean differs = !Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes);
    if (differs) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    }
    return differs;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
