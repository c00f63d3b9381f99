package io.spooky.maven;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds plugins among a project's own sources: listed in a service file, listed by {@code
 * AutoService}, or only declared. The config is compiled before them, so it cannot name them, which
 * is hard to see from an unknown name alone.
 */
final class OwnPlugins {
  private static final List<String> KINDS = List.of("BalancerProvider", "HealthPolicyProvider");
  private static final String KIND = "\\b(?:" + String.join("|", KINDS) + ")\\b";
  private static final Pattern PLUGIN =
      Pattern.compile(
          "@AutoService\\(\\s*\\{?[^)]*" + KIND + "\\.class" + "|\\bimplements\\b[^{;]*" + KIND);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  private final Path base;

  /** Makes a finder for a project's folder, from which it names files. */
  OwnPlugins(Path base) {
    this.base = base;
  }

  /**
   * Returns a line for each plugin, sorted by file within its folder; each class once.
   *
   * @param resources folders of resources, which may not exist
   * @param sources roots of Java sources, which may not exist
   */
  List<String> find(List<Path> resources, List<Path> sources) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Path root : sources) {
      addDeclared(root, seen, found);
    }
    for (Path folder : resources) {
      for (String kind : KINDS) {
        addListed(folder.resolve("META-INF/services/io.spooky.spi." + kind), seen, found);
      }
    }
    return found;
  }

  private void addListed(Path file, Set<String> seen, List<String> found) throws IOException {
    List<String> lines =
        Files.isRegularFile(file)
            ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
            : List.of();
    for (int i = 0; i < lines.size(); i++) {
      String className = lines.get(i).replaceFirst("#.*", "").strip();
      if (!className.isEmpty() && seen.add(className)) {
        found.add(line(file, i + 1, className));
      }
    }
  }

  private void addDeclared(Path root, Set<String> seen, List<String> found) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path file : files) {
      // Any encoding will do for the few ASCII words that are looked for.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher matcher = PLUGIN.matcher(text);
      if (matcher.find() && seen.add(className(file, text))) {
        long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        found.add(line(file, (int) line, className(file, text)));
      }
    }
  }

  /** Nested classes are told by the one that its file is named after. */
  private static String className(Path file, String text) {
    String simple = file.getFileName().toString().replaceFirst("\\.java$", "");
    Matcher matcher = PACKAGE.matcher(text);
    return matcher.find() ? matcher.group(1) + "." + simple : simple;
  }

  private String line(Path file, int line, String className) {
    return new Problem(
            Severity.ERROR,
            ProblemCode.OWN_PLUGIN.code(),
            line,
            1,
            "plugin " + className,
            "the config is compiled before this module's own classes, so it cannot name this one;"
                + " move it to a module of its own that this one depends on")
        .format(ShownPath.within(base, file));
  }
}
