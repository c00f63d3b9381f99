package io.spooky.samples.conformance.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a backend executed: in memory, or also in a file that outlives the process, to
 * which each is written before its answer. One writer; safe for all readers.
 */
public final class Journal {
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final @Nullable OutputStream file;

  /**
   * One execution.
   *
   * @param id of the request: the last segment of its path
   * @param digest of the body that the backend got
   */
  public record Entry(String id, String digest) {}

  private Journal(@Nullable OutputStream file) {
    this.file = file;
  }

  /** Keeps a journal in memory. */
  public static Journal inMemory() {
    return new Journal(null);
  }

  /** Appends to a file. */
  public static Journal appendingTo(Path file) throws IOException {
    return new Journal(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Reads a file; a last line that was cut off belongs to a request that was never answered. */
  public static List<Entry> read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        entries.add(new Entry(line.substring(0, space), line.substring(space + 1)));
      }
    }
    return entries;
  }

  void executed(String id, String digest) {
    entries.add(new Entry(id, digest));
    if (file != null) {
      try {
        file.write((id + " " + digest + "\n").getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns all entries of this journal since it was opened. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Returns how often a request was executed. */
  public long count(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).count();
  }
}
