package io.spooky.codegen.check;

import io.spooky.codegen.config.ConfigReader;
import io.spooky.codegen.route.RouteProofs;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of a config.
 *
 * @param proxy the model, if there is one
 * @param problems all problems
 */
record Checked(Optional<CheckedProxy> proxy, List<Problem> problems) {
  /** Reads and checks a text with {@link FakePlugins}. */
  static Checked text(String yaml) {
    return bytes(yaml.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads and checks bytes with {@link FakePlugins}. */
  static Checked bytes(byte[] bytes) {
    return bytes(bytes, FakePlugins.catalog());
  }

  /** Reads and checks a text, and looks at the certificates that it names. */
  static Checked files(String yaml, CertificateFiles files) {
    ProblemList problems = new ProblemList();
    Optional<CheckedProxy> proxy =
        ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8), problems)
            .flatMap(
                tree ->
                    ConfigChecker.check(
                        "config.yaml",
                        tree,
                        FakePlugins.catalog(),
                        Optional.of(files),
                        RouteProofs::judge,
                        problems));
    return new Checked(proxy, problems.all());
  }

  /** Reads and checks bytes. */
  static Checked bytes(byte[] bytes, ProviderCatalog catalog) {
    ProblemList problems = new ProblemList();
    Optional<CheckedProxy> proxy =
        ConfigReader.read(bytes, problems)
            .flatMap(
                tree ->
                    ConfigChecker.check(
                        "config.yaml",
                        tree,
                        catalog,
                        Optional.empty(),
                        RouteProofs::judge,
                        problems));
    return new Checked(proxy, problems.all());
  }

  /** Returns the model of a config that has nothing wrong. */
  CheckedProxy good() {
    if (proxy.isEmpty() || !problems.isEmpty()) {
      throw new AssertionError("expected a good config, got:\n" + report());
    }
    return proxy.get();
  }

  /** Returns the problems, one a line, warnings marked. */
  String report() {
    return problems.stream()
        .map(p -> p.format("config.yaml") + (isWarning(p) ? " (warning)" : "") + "\n")
        .collect(Collectors.joining());
  }

  private static boolean isWarning(Problem problem) {
    return problem.severity() == Problem.Severity.WARNING;
  }
}
