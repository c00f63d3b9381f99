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

/**
 * Writes a compilation's files: the only class that does. A file whose bytes are right already is
 * left alone, so that javac has nothing to do; files of an earlier run that are no longer wanted
 * go.
 */
public final class SourceWriter {
  private static final String SERVICE_FILE =
      "META-INF/services/io.spooky.runtime.contract.CompiledProxy";

  private final Path sources;
  private final Path resources;

  /**
   * Makes a writer.
   *
   * @param sources the source root; made when needed
   * @param resources the folder whose content goes into the jar; made when needed
   */
  public SourceWriter(Path sources, Path resources) {
    this.sources = sources;
    this.resources = resources;
  }

  /**
   * Writes the files of a compilation without errors, and its service file.
   *
   * @param compilation what to write
   * @param earlier what the last run returned; empty for none
   * @return the files that are there now, to be handed in next time
   * @throws IOException if a file cannot be read, written or deleted
   */
  public List<Path> write(Compilation compilation, Collection<Path> earlier) throws IOException {
    Map<Path, byte[]> wanted = wanted(compilation);
    for (Path old : earlier) {
      if (!wanted.containsKey(old) && isOurs(old)) {
        Files.deleteIfExists(old);
      }
    }
    for (Map.Entry<Path, byte[]> file : wanted.entrySet()) {
      writeIfDifferent(file.getKey(), file.getValue());
    }
    return List.copyOf(wanted.keySet());
  }

  private Map<Path, byte[]> wanted(Compilation compilation) {
    Map<Path, byte[]> wanted = new LinkedHashMap<>();
    for (GeneratedFile file : compilation.files()) {
      wanted.put(sources.resolve(file.path()), bytes(file.text()));
    }
    wanted.put(resources.resolve(SERVICE_FILE), bytes(compilation.proxyClass() + "\n"));
    return wanted;
  }

  /** A list that someone edited must not delete what lies elsewhere. */
  private boolean isOurs(Path file) {
    Path normal = file.normalize();
    return normal.startsWith(sources.normalize()) || normal.startsWith(resources.normalize());
  }

  private static void writeIfDifferent(Path file, byte[] bytes) throws IOException {
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
