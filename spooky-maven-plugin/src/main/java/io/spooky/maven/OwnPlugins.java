package io.spooky.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds plugins that a project registers in its own sources. The config is compiled before them, so
 * it cannot name them, which is hard to see from an unknown name alone.
 */
final class OwnPlugins {
  private static final List<String> KINDS = List.of("BalancerProvider", "HealthPolicyProvider");
  private static final Pattern AUTO_SERVICE =
      Pattern.compile("@AutoService\\(\\s*\\{?[^)]*\\b(" + String.join("|", KINDS) + ")\\.class");

  private final Path base;

  /** Makes a finder for a project's folder, from which it names files. */
  OwnPlugins(Path base) {
    this.base = base;
  }

  /**
   * Returns a sentence for each registration, sorted by file within its folder.
   *
   * @param resources folders of resources, which may not exist
   * @param sources roots of Java sources, which may not exist
   */
  List<String> find(List<Path> resources, List<Path> sources) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path folder : resources) {
      for (String kind : KINDS) {
        Path file = folder.resolve("META-INF/services/io.spooky.spi." + kind);
        if (Files.isRegularFile(file)) {
          found.add(sentence(file, classes(file)));
        }
      }
    }
    for (Path root : sources) {
      addAnnotated(root, found);
    }
    return found;
  }

  private static String classes(Path file) throws IOException {
    return String.join(
        ", ",
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList());
  }

  private void addAnnotated(Path root, List<String> found) throws IOException {
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
      Matcher matcher = AUTO_SERVICE.matcher(text);
      if (matcher.find()) {
        found.add(sentence(file, "a " + matcher.group(1)));
      }
    }
  }

  private String sentence(Path file, String what) {
    return ShownPath.within(base, file)
        + " registers "
        + what
        + ", but the config is compiled before this module's own classes: a plugin must live in a"
        + " module of its own that this one depends on";
  }
}
