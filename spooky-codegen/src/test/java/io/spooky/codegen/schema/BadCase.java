package io.spooky.codegen.schema;

import io.spooky.codegen.config.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A config of the folder {@code bad}, and what the compiler says of it.
 *
 * @param name the folder's name
 * @param yaml the config
 * @param problems what {@code BadConfigTest} expects
 */
record BadCase(String name, String yaml, List<Reported> problems) {
  private static final Path ROOT = Path.of("src/test/resources/bad");
  private static final Pattern LINE =
      Pattern.compile("config\\.yaml(?::\\[([0-9]+,[0-9]+)])? (SPK[0-9]{4}) .*");
  private static final Map<String, ProblemCode> CODES =
      Stream.of(ProblemCode.values())
          .collect(Collectors.toMap(ProblemCode::code, Function.identity()));

  /**
   * A problem.
   *
   * @param code its code
   * @param place line and column, or empty for the whole file
   * @param line all of it
   */
  record Reported(ProblemCode code, String place, String line) {
    Verdict verdict() {
      return Verdict.of(code);
    }
  }

  /** Returns all cases whose text editors read as the compiler does. */
  static Stream<BadCase> readable() throws IOException {
    return all().stream()
        .filter(bad -> bad.problems().stream().noneMatch(p -> p.verdict() == Verdict.UNREAD));
  }

  private static List<BadCase> all() throws IOException {
    List<Path> folders;
    try (Stream<Path> files = Files.list(ROOT)) {
      folders = files.sorted().toList();
    }
    List<BadCase> cases = new ArrayList<>();
    for (Path folder : folders) {
      List<Reported> problems = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("expected.txt"))) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
          String place = parts.group(1) == null ? "" : parts.group(1);
          problems.add(new Reported(CODES.get(parts.group(2)), place, line));
        }
      }
      String yaml = Files.readString(folder.resolve("config.yaml"));
      cases.add(new BadCase(folder.getFileName().toString(), yaml, problems));
    }
    return cases;
  }

  /** Returns whether the schema has anything to say. */
  boolean isSaid() {
    return problems.stream().anyMatch(problem -> problem.verdict() == Verdict.SAYS);
  }

  /** Returns whether the compiler stops at what it reports, and judges no key. */
  boolean isAbandoned() {
    return problems.stream()
        .map(Reported::code)
        .anyMatch(c -> c == ProblemCode.OLD_FORM || c == ProblemCode.UNSUPPORTED_VERSION);
  }

  @Override
  public String toString() {
    return name;
  }
}
