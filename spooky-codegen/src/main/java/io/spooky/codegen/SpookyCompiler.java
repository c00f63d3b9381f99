package io.spooky.codegen;

import io.spooky.codegen.check.CertificateFiles;
import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.ConfigChecker;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.codegen.config.ConfigReader;
import io.spooky.codegen.emit.JavaGenerator;
import io.spooky.codegen.plan.Planner;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.plan.TableShape;
import io.spooky.codegen.route.RouteProofs;
import io.spooky.spi.config.ProblemList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles a config into Java source: reads it, checks it, plans the classes, writes them. No fault
 * of the config and none of a plugin leaves it as an exception.
 */
public final class SpookyCompiler {
  private SpookyCompiler() {}

  /** Compiles a config at build time; writes nothing to disk. */
  public static Compilation compile(CompileRequest request) {
    return compile(request, true);
  }

  /**
   * Compiles a config for a start or a reload that comes right after: leaves to it what it checks
   * by itself of the files that the config names, and has the route table take the shape that is
   * fast from the first request on.
   */
  public static Compilation compileAtStart(CompileRequest request) {
    return compile(request, false);
  }

  private static Compilation compile(CompileRequest request, boolean building) {
    ProblemList problems = new ProblemList();
    Path folder = request.config().toAbsolutePath().getParent();
    CertificateFiles certificates =
        new CertificateFiles(folder == null ? Path.of("") : folder, Instant.now(), building);
    List<GeneratedFile> files =
        check(request, Optional.of(certificates), problems)
            .map(proxy -> generate(request, proxy, building))
            .orElse(List.of());
    return new Compilation(
        problems.all(),
        files,
        certificates.lookedAt(),
        certificates.firstExpiry(),
        request.proxyClass());
  }

  /**
   * Returns the checked model; empty if there is an error in the problems.
   *
   * @param certificates how to look at the files of certificates; empty for not at all
   */
  static Optional<CheckedProxy> check(
      CompileRequest request, Optional<CertificateFiles> certificates, ProblemList problems) {
    return ConfigReader.read(request.config(), problems)
        .flatMap(
            tree ->
                ConfigChecker.check(
                    request.displayName(),
                    tree,
                    ProviderCatalog.load(request.providers()),
                    certificates,
                    RouteProofs::judge,
                    problems));
  }

  private static List<GeneratedFile> generate(
      CompileRequest request, CheckedProxy proxy, boolean building) {
    TableShape shape = building ? TableShape.of(proxy.routes()) : TableShape.TRIE;
    ProxyPlan plan = Planner.plan(proxy, request.packageName(), request.className(), shape);
    List<GeneratedFile> files = new ArrayList<>();
    JavaGenerator.generate(plan).forEach((path, text) -> files.add(new GeneratedFile(path, text)));
    return files;
  }
}
