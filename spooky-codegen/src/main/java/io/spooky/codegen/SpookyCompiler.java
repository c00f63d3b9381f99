package io.spooky.codegen;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.ConfigChecker;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.codegen.config.ConfigReader;
import io.spooky.codegen.emit.JavaGenerator;
import io.spooky.codegen.plan.Planner;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.route.RouteProofs;
import io.spooky.spi.config.ProblemList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles a config into Java source: reads it, checks it, plans the classes, writes them. No fault
 * of the config and none of a plugin leaves it as an exception.
 */
public final class SpookyCompiler {
  private SpookyCompiler() {}

  /** Compiles a config; writes nothing to disk. */
  public static Compilation compile(CompileRequest request) {
    ProblemList problems = new ProblemList();
    List<GeneratedFile> files =
        check(request, problems).map(proxy -> generate(request, proxy)).orElse(List.of());
    return new Compilation(problems.all(), files, request.proxyClass());
  }

  /** Returns the checked model; empty if there is an error in the problems. */
  static Optional<CheckedProxy> check(CompileRequest request, ProblemList problems) {
    return ConfigReader.read(request.config(), problems)
        .flatMap(
            tree ->
                ConfigChecker.check(
                    request.displayName(),
                    tree,
                    ProviderCatalog.load(request.providers()),
                    RouteProofs::judge,
                    problems));
  }

  private static List<GeneratedFile> generate(CompileRequest request, CheckedProxy proxy) {
    ProxyPlan plan = Planner.plan(proxy, request.packageName(), request.className());
    List<GeneratedFile> files = new ArrayList<>();
    JavaGenerator.generate(plan).forEach((path, text) -> files.add(new GeneratedFile(path, text)));
    return files;
  }
}
