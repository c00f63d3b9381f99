package io.spooky.codegen;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.codegen.check.RequestForm;
import io.spooky.codegen.diff.ConfigDiff;
import io.spooky.codegen.route.Explanation;
import io.spooky.codegen.route.RequestText;
import io.spooky.codegen.route.RoutesListing;
import io.spooky.codegen.schema.ConfigSchema;
import io.spooky.spi.config.ProblemList;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers questions about configs without generating anything. No fault of a config leaves it as an
 * exception. Files are named in texts as {@link CompileRequest#displayName} has them.
 */
public final class SpookyInspector {
  private SpookyInspector() {}

  /** Returns the routes of a config in the order in which they are tried. */
  public static Inspection routes(CompileRequest config) {
    return inspect(config, proxy -> RoutesListing.of(proxy, config.displayName()));
  }

  /**
   * Says which route takes a request, and why those before it do not.
   *
   * @param request such as {@code GET https://api.example.com/v1/x x-env: beta}
   * @throws IllegalArgumentException if the request is none, or one that the edge would refuse
   *     before it routes; the message is fit for the user
   */
  public static Inspection explain(CompileRequest config, String request) {
    return inspect(
        config,
        proxy ->
            Explanation.of(
                proxy, config.displayName(), RequestText.parse(request, RequestForm.of(proxy))));
  }

  /**
   * Says which requests are served otherwise by another config, and what else changes. The text is
   * empty if there is nothing.
   *
   * @param base the config as it was
   * @param next the config as it will be
   * @param baseProblems takes what is wrong with the former; without a model of it, the text is
   *     empty, too
   */
  public static Inspection diff(
      CompileRequest base, CompileRequest next, ProblemList baseProblems) {
    Optional<CheckedProxy> old = SpookyCompiler.check(base, Optional.empty(), baseProblems);
    return inspect(
        next,
        proxy ->
            old.map(
                    known ->
                        ConfigDiff.between(known, base.displayName(), proxy, next.displayName()))
                .orElse(""));
  }

  /**
   * Returns the JSON Schema of configs that can name the plugins of a class path, for editors.
   *
   * @param providers where {@link java.util.ServiceLoader} finds balancers and health policies
   */
  public static Inspection schema(ClassLoader providers) {
    ProviderCatalog catalog = ProviderCatalog.load(providers);
    return new Inspection(
        catalog.problems(), catalog.problems().isEmpty() ? ConfigSchema.of(catalog) : "");
  }

  private static Inspection inspect(CompileRequest config, Function<CheckedProxy, String> answer) {
    ProblemList problems = new ProblemList();
    String text = SpookyCompiler.check(config, Optional.empty(), problems).map(answer).orElse("");
    return new Inspection(problems.all(), text);
  }
}
