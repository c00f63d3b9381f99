package io.spooky.maven.projects;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The expectations, one method for each project. */
public final class Projects {
  private static final String SOURCES = "target/generated-sources/spooky/";
  private static final String SERVICE =
      "META-INF/services/io.spooky.runtime.contract.CompiledProxy";

  private Projects() {}

  /** A config becomes three classes and a service entry; by hand as well as in the build. */
  public static void minimalProject(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    for (String name : List.of("EdgeProxy", "EdgeRoutes", "EdgeDispatcher")) {
      project.assertExists(SOURCES + "com/example/minimal_project/" + name + ".java");
      project.assertHolds(
          "target/minimal-project-1.jar", "com/example/minimal_project/" + name + ".class");
    }
    project.assertHolds("target/minimal-project-1.jar", SERVICE);
    assertThat(project.text("target/classes/" + SERVICE).strip())
        .isEqualTo("com.example.minimal_project.EdgeProxy");
    assertThat(project.log("config.yaml: generated com.example.minimal_project.EdgeProxy in "))
        .hasSize(1);
    assertThat(project.log("config.yaml has not changed; nothing to do")).hasSize(1);
  }

  /**
   * A third party's strategy, in a folder of classes and in a jar; two edges that use it, one with
   * two configs; side by side, and the same to the byte whatever part is built from where.
   */
  public static void reactor(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    String generated = project.text("one/" + SOURCES + "com/example/one/EdgeProxy.java");
    assertThat(generated).contains("FirstFitProvider");
    assertThat(generated).contains("\"start\"");
    project.assertHolds("two/target/two-1.jar", "com/example/two/FrontProxy.class");
    assertThat(project.text("two/target/classes/" + SERVICE))
        .isEqualTo("com.example.two.BackProxy\ncom.example.two.FrontProxy\n");
    project.assertSameFiles("one/target-also-make", "one/target", 4);
    project.assertSameFiles("two/target", "two/target-alone", 8);
    for (String proxy : List.of("one.EdgeProxy", "two.FrontProxy", "two.BackProxy")) {
      assertThat(project.log("generated com.example." + proxy)).hasSize(2);
    }
    // The balancer in the second run, and all three in the last.
    assertThat(project.log("Nothing to compile")).hasSize(4);
    assertQuiet(project);
  }

  /**
   * Another Maven makes of it what the one of this build has made, and knows when to do nothing.
   */
  public static void reactorByOtherMaven(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    BuiltProject ours = new BuiltProject(folder.toPath().resolve("../../it/reactor"));
    for (String edge : List.of("one", "two")) {
      Path jar = ours.path(edge + "/target/" + edge + "-1.jar");
      Path other = project.path(edge + "/target/" + edge + "-1.jar");
      assertWithMessage(other.toString()).that(Files.mismatch(jar, other)).isEqualTo(-1);
    }
    assertThat(project.log("Nothing to compile")).hasSize(3);
    assertQuiet(project);
  }

  private static void assertQuiet(BuiltProject project) throws IOException {
    assertThat(project.log("has not changed; nothing to do")).hasSize(3);
    // What Maven says of goals that are not thread-safe.
    assertThat(project.log("not marked as")).isEmpty();
    assertThat(project.log("SPK")).isEmpty();
  }

  /** What would break the edge in a fat jar is told where its config is compiled. */
  public static void fatJarMistakes(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    String place = "[ERROR] edge/pom.xml:[";
    List<String> lost = project.log("] SPK0701 maven-shade-plugin execution 'fat-jar': keeps one");
    assertThat(lost).hasSize(1);
    assertThat(lost.get(0)).startsWith(place);
    assertThat(lost.get(0))
        .contains("io.spooky.spi.BalancerProvider that balancer and spooky-plug");
    assertThat(project.log("plugins.shade.resource.ServicesResourceTransformer\" />")).hasSize(1);
    List<String> renamed =
        project.log("] SPK0702 maven-shade-plugin execution 'fat-jar': the relo");
    assertThat(renamed).hasSize(1);
    assertThat(renamed.get(0)).startsWith(place);
    List<String> assembly = project.log("] SPK0701 maven-assembly-plugin execution 'one-jar'");
    assertThat(assembly).hasSize(1);
    assertThat(assembly.get(0)).startsWith("[ERROR] assembly/pom.xml:[");
    assertThat(project.log("3 problems with the packaging; spooky.checkPackaging=false"))
        .isNotEmpty();
    assertThat(
            project.log(
                "the executions 'config' and 'again' both write to"
                    + " target/generated-sources/spooky; give each an <outputDirectory>"))
        .isNotEmpty();
  }

  /** A plugin among the module's own sources is found, and told with its class and place. */
  public static void ownPlugin(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    List<String> errors = project.errors();
    // The two problems, the line of the first and its mark, and how many there are.
    assertThat(errors).hasSize(5);
    assertThat(errors.get(0)).startsWith("[ERROR] config.yaml:[5,29] SPK0401 upstream 'api'");
    assertThat(errors.get(3))
        .startsWith(
            "[ERROR] src/main/java/com/example/own/NearestProvider.java:[7,1] SPK0703 plugin"
                + " com.example.own.NearestProvider: ");
  }

  /** All problems at once, each on its line, then their number; and nothing is written. */
  public static void badConfig(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    List<String> errors = project.errors();
    assertThat(errors.subList(0, errors.size() - 1))
        .containsExactly(
            "[ERROR] config.yaml:[1,17] SPK0106 listen: port '99999' is out of range"
                + " (expected: 0 to 65535)",
            "[ERROR]      1 | listen: { port: 99999, tls: { cert: edge.pem, key: edge.key } }",
            "[ERROR]        |                 ^~~~~",
            "[ERROR] config.yaml:[5,29] SPK0401 upstream 'api': unknown balancer"
                + " 'round-robbin'; did you mean 'round-robin'?"
                + " (known: consistent-hash, least-connections, peak-ewma, random, round-robin)",
            "[ERROR]      5 |     load_balancing: { type: round-robbin }",
            "[ERROR]        |                             ^~~~~~~~~~~~",
            "[ERROR] config.yaml:[7,49] SPK0101 upstream 'api' backend 'api-1': unknown key"
                + " 'wieght'; did you mean 'weight'?",
            "[ERROR]      7 |       - { id: api-1, address: \"127.0.0.1:8080\", wieght: 100 }",
            "[ERROR]        |                                                 ^~~~~~")
        .inOrder();
    assertThat(errors.get(errors.size() - 1))
        .contains(": 3 errors in config.yaml; nothing was generated ->");
    project.assertMissing("target/generated-sources");
    project.assertMissing("target/spooky");
  }

  /** The second run leaves the sources alone, and still compiles them. */
  public static void unchangedSecondRun(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    assertThat(project.log("config.yaml: generated com.example.unchanged")).hasSize(1);
    assertThat(project.log("config.yaml has not changed; nothing to do")).hasSize(1);
    String started = project.text("target/classes/started.txt").strip();
    Instant secondRun = OffsetDateTime.parse(started).toInstant();
    for (Path file : files(project.path("target/generated-sources/spooky"))) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      assertWithMessage(file.toString()).that(written).isLessThan(secondRun);
    }
    Path compiled = project.path("target/classes/com/example/unchanged_second_run/EdgeProxy.class");
    assertThat(Files.getLastModifiedTime(compiled).toInstant()).isGreaterThan(secondRun);
    project.assertHolds("target/unchanged-second-run-1.jar", SERVICE);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).hasSize(3);
      return files;
    }
  }

  /** The jar with everything in it serves. */
  public static void fatJar(File folder) throws Exception {
    new FatJar(folder.toPath().resolve("target/edge.jar")).serves();
  }

  /** The goals explain themselves. */
  public static void helpGoal(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    for (String goal : List.of("generate", "validate", "routes", "diff", "schema", "help")) {
      assertThat(project.log("spooky:" + goal)).isNotEmpty();
    }
    for (String parameter :
        List.of("config", "package", "name", "outputDirectory", "resourcesDirectory")) {
      assertThat(project.log("User property: spooky." + parameter)).isNotEmpty();
    }
    for (String parameter :
        List.of("skip", "failOnWarning", "force", "explain", "request", "base", "schemaFile")) {
      assertThat(project.log("User property: spooky." + parameter)).isNotEmpty();
    }
  }

  /** Questions are answered, a missing base fails, and the schema is written once. */
  public static void routesAndDiff(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    assertThat(project.log("1  GET api.example.com/v1/* -> api  config.yaml:6")).hasSize(1);
    assertThat(project.log("is taken by *.example.com/* -> web (config.yaml:9)")).hasSize(1);
    assertThat(project.log("(config.yaml:6): method POST is not GET")).hasSize(1);
    assertThat(project.log("requests to 'api' go to 'web':")).hasSize(1);
    assertThat(project.log("- api.example.com/v1/*, other methods (base.yaml:3")).hasSize(1);
    assertThat(project.log("such as POST https://api.example.com/v1")).hasSize(1);
    assertThat(project.log("a reload suffices")).hasSize(1);
    assertThat(project.log("config.yaml changes nothing of config.yaml")).hasSize(1);
    assertThat(project.log("[ERROR] absent.yaml SPK0001")).hasSize(1);
    assertThat(project.log("spooky.schema.json: written")).hasSize(1);
    assertThat(project.log("spooky.schema.json has not changed")).hasSize(1);
    assertThat(project.text("spooky.schema.json")).contains("\"replicas\": {");
    project.assertMissing("target");
  }

  /** Checking tells of errors and warnings, and writes nothing. */
  public static void validateGoal(File folder) throws IOException {
    BuiltProject project = new BuiltProject(folder.toPath());
    assertThat(project.log("config.yaml is right")).hasSize(1);
    assertThat(project.log("[WARNING] foolish.yaml:[3,12] SPK0207")).hasSize(2);
    assertThat(project.log("foolish.yaml can be used")).hasSize(1);
    assertThat(project.log(": 1 warning in foolish.yaml, and spooky.failOnWarning is set"))
        .isNotEmpty();
    assertThat(project.log("[ERROR] wrong.yaml:[4,15] SPK0109")).hasSize(1);
    assertThat(project.log(": 1 error in wrong.yaml ->")).hasSize(1);
    assertThat(project.log("[INFO] SPK0103: A mapping, a list or a single value stands where"))
        .hasSize(1);
    assertThat(project.log("'SPK0199' is not a code")).isNotEmpty();
    project.assertMissing("target");
  }
}
