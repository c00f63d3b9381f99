package io.spooky.maven;

import io.spooky.plugins.weighted.RoundRobinProvider;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/** A project's folder with a config, and what the goals do in it. */
final class TestProject {
  static final String GOOD =
      """
      upstream:
        api:
          route: { path_prefix: / }
          backends: [ { id: a, address: "127.0.0.1:1" } ]
      """;
  static final String FOOLISH =
      """
      upstream:
        api:
          route: { path: "/v1/*" }
          backends: [ { id: a, address: "127.0.0.1:1" } ]
      """;

  final Path base;
  final RecordingLog log = new RecordingLog();
  boolean failOnWarning;
  String className = "Edge";
  String execution = "config";
  Set<String> executions = Set.of("config", "more");

  /** Makes a project without a config. */
  TestProject(Path base) {
    this.base = base;
  }

  /** Writes the config, or any other file. */
  Path write(String file, String text) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** Returns a generated source. */
  Path source(String name) {
    return base.resolve("target/sources/com/example/" + name + ".java");
  }

  /** Generates, unless nothing changed. */
  void generate() throws IOException, MojoFailureException {
    generate(false);
  }

  /** Generates, perhaps even if nothing changed. */
  void generate(boolean force) throws IOException, MojoFailureException {
    Path target = base.resolve("target");
    new Generator(
            log,
            base,
            target.resolve("sources"),
            services(),
            target.resolve("spooky/test.state"),
            "1")
        .generate(job(), compiler(), force);
  }

  /** Returns the service file's writer for the current execution. */
  ModuleServices services() {
    Path target = base.resolve("target");
    return new ModuleServices(
        base,
        target.resolve("spooky/services"),
        target.resolve("resources"),
        execution,
        executions);
  }

  /** Returns the job of this project, with the built-in plugins. */
  CompileJob job() {
    return new CompileJob(
        base.resolve("config.yaml"),
        "config.yaml",
        "edge/config.yaml",
        "com.example",
        className,
        List.of(builtIns()));
  }

  /** Returns a compiler whose refusals end with a full stop. */
  ConfigCompiler compiler() {
    return new ConfigCompiler(
        log,
        failOnWarning,
        ".",
        new OwnPlugins(base),
        List.of(base.resolve("src/main/resources")),
        List.of(base.resolve("src/main/java")));
  }

  /** Returns the jar or folder of the built-in plugins. */
  static Path builtIns() {
    try {
      return Path.of(
          RoundRobinProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
