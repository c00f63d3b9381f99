package io.spooky.maven;

import io.spooky.codegen.SourceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The service file of a module, which lists the compiled configs of all executions: a jar has one
 * such file, whichever folder it comes from. What each execution contributes is kept in a text file
 * beside the states of the last runs, so that none has to wait for another to know it, and a build
 * in which nothing changed writes nothing.
 *
 * @param base the project's folder, from which folders are named
 * @param registry where the contributions are kept
 * @param resources the folder of this execution's service file
 * @param execution the id of this execution
 * @param executions the ids of all executions that the module has now
 */
record ModuleServices(
    Path base, Path registry, Path resources, String execution, Set<String> executions) {
  private static final String FORMAT = "spooky-services-1";

  /**
   * What an execution contributes.
   *
   * @param proxyClass the class that it generates
   * @param resources the folder of its service file
   */
  private record Entry(String proxyClass, Path resources) {}

  /** Lists the class of this execution, and those of others that are still there. */
  void register(String proxyClass) throws IOException {
    SortedMap<String, Entry> entries = read();
    Set<Path> before = folders(entries);
    entries.put(execution, new Entry(proxyClass, resources));
    entries.keySet().removeIf(id -> !id.equals(execution) && !executions.contains(id));
    write(before, entries);
  }

  /** Lists the classes of the others alone, since that of this execution is not compiled. */
  void withdraw() throws IOException {
    SortedMap<String, Entry> entries = read();
    Set<Path> before = folders(entries);
    if (entries.remove(execution) != null) {
      write(before, entries);
    }
  }

  private void write(Set<Path> before, SortedMap<String, Entry> entries) throws IOException {
    SortedSet<String> proxies =
        entries.values().stream()
            .map(Entry::proxyClass)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Path> after = folders(entries);
    before.removeAll(after);
    for (Path folder : before) {
      SourceWriter.writeService(folder, new TreeSet<>());
    }
    for (Path folder : after) {
      SourceWriter.writeService(folder, proxies);
    }
    save(entries);
  }

  private static Set<Path> folders(Map<String, Entry> entries) {
    return entries.values().stream()
        .map(Entry::resources)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private SortedMap<String, Entry> read() throws IOException {
    SortedMap<String, Entry> entries = new TreeMap<>();
    List<String> lines = lines();
    if (!lines.isEmpty() && lines.get(0).equals(FORMAT)) {
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split("\t", 3);
        if (parts.length == 3) {
          entries.put(parts[2], new Entry(parts[0], base.resolve(parts[1])));
        }
      }
    }
    return entries;
  }

  private void save(SortedMap<String, Entry> entries) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT));
    entries.forEach(
        (id, entry) ->
            lines.add(
                entry.proxyClass() + "\t" + ShownPath.from(base, entry.resources()) + "\t" + id));
    if (!lines.equals(lines())) {
      StateFile.write(registry, lines);
    }
  }

  private List<String> lines() throws IOException {
    return Files.isRegularFile(registry) ? Files.readAllLines(registry) : List.of();
  }
}
