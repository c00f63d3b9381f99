package io.spooky.codegen;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The golden cases: a folder each, with a config, and the sources that are made of it. */
final class Golden {
  private static final Path ROOT = Path.of("src/test/golden");

  private Golden() {}

  static Stream<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  static Path config(String name) {
    return ROOT.resolve(name).resolve("config.yaml");
  }

  static Path expected(String name) {
    return ROOT.resolve(name).resolve("expected");
  }

  /**
   * Returns the sources by path. The case's file name.txt says how comments name the config; the
   * case no-routes has no config, because the checker asks for a route.
   */
  static Map<String, String> generate(String name) throws IOException {
    return generate(name, SpookyCompiler::compile);
  }

  /** Returns what a start or a reload would make of the case. */
  static Map<String, String> generateAtStart(String name) throws IOException {
    return generate(name, SpookyCompiler::compileAtStart);
  }

  private static Map<String, String> generate(
      String name, Function<CompileRequest, Compilation> compiler) throws IOException {
    if (name.equals("no-routes")) {
      return new TreeMap<>(Compiled.generate(Models.proxy(List.of(), List.of())));
    }
    Path nameFile = ROOT.resolve(name).resolve("name.txt");
    String shown = Files.exists(nameFile) ? Files.readString(nameFile) : "config.yaml";
    CompileRequest request =
        new CompileRequest(config(name), shown, "gen", "Edge", new TestProviders());
    Compilation compilation = compiler.apply(request);
    assertWithMessage("problems of %s", name).that(compilation.problems()).isEmpty();
    Map<String, String> files = new TreeMap<>();
    compilation.files().forEach(file -> files.put(file.path(), file.text()));
    return files;
  }
}
