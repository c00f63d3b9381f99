package io.spooky.runtime.plugin;

import io.spooky.runtime.contract.PluginSpec;
import io.spooky.spi.Provider;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The providers of one kind, by name and alias. Immutable once loaded. */
final class ProviderSet<P extends Provider> {
  /** No plugin of that name. */
  static final String MISSING = "SPK0510";

  /** The plugin of that name is another class than the config was compiled against. */
  static final String OTHER_CLASS = "SPK0511";

  /** One name for two classes. */
  static final String AMBIGUOUS = "SPK0514";

  private final String kind;
  private final Map<String, P> byName;
  private final List<Problem> problems;

  private ProviderSet(String kind, Map<String, P> byName, List<Problem> problems) {
    this.kind = kind;
    this.byName = byName;
    this.problems = problems;
  }

  /** Finds and makes every provider of a kind. */
  static <P extends Provider> ProviderSet<P> load(String kind, Class<P> type, ClassLoader loader) {
    ProblemList problems = new ProblemList();
    Map<String, P> byName = new TreeMap<>();
    Map<String, Set<String>> classes = new TreeMap<>();
    for (Candidate<P> found : new ProviderScan<>(kind, type, loader, problems).candidates()) {
      for (String name : found.names()) {
        byName.putIfAbsent(name, found.provider());
        classes.computeIfAbsent(name, key -> new TreeSet<>()).add(found.className());
      }
    }
    classes.forEach((name, of) -> reportAmbiguous(kind, name, of, problems));
    return new ProviderSet<>(kind, byName, problems.all());
  }

  /**
   * A provider that passed the scan.
   *
   * @param names its name and aliases
   */
  record Candidate<P>(P provider, String className, Set<String> names) {}

  private static void reportAmbiguous(
      String kind, String name, Set<String> classes, ProblemList problems) {
    if (classes.size() > 1) {
      problems.error(
          AMBIGUOUS,
          0,
          0,
          kind + " '" + name + "'",
          "several plugins have this name: "
              + String.join(", ", classes)
              + "; remove the jars of all but one");
    }
  }

  /** Returns what is wrong with the plugins themselves. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns the provider of a name or alias. */
  Optional<P> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the provider that the config was compiled against, or empty with one problem. */
  Optional<P> find(PluginSpec spec, String subject, ProblemList problemsOfConfig) {
    Optional<P> found = find(spec.name());
    if (found.isEmpty()) {
      report(problemsOfConfig, MISSING, spec, subject, missing(spec));
    } else if (!found.get().getClass().getName().equals(spec.className())) {
      report(problemsOfConfig, OTHER_CLASS, spec, subject, otherClass(spec, found.get()));
      return Optional.empty();
    }
    return found;
  }

  private static void report(
      ProblemList problems, String code, PluginSpec spec, String subject, String message) {
    problems.error(code, spec.line(), spec.column(), subject, message);
  }

  private String missing(PluginSpec spec) {
    String known = byName.keySet().stream().collect(Collectors.joining(", "));
    return String.format(
        "%s '%s' (%s) is missing; is its jar on the class path or in --plugins? (found: %s)",
        kind, spec.name(), spec.className(), known.isEmpty() ? "none" : known);
  }

  private String otherClass(PluginSpec spec, P found) {
    return String.format(
        "%s '%s' is %s here, but the config was compiled against %s; "
            + "use the jar it was compiled with, or compile the config again",
        kind, spec.name(), found.getClass().getName(), spec.className());
  }
}
