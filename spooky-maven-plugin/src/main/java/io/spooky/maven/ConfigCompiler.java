package io.spooky.maven;

import io.spooky.codegen.Compilation;
import io.spooky.codegen.SpookyCompiler;
import io.spooky.codegen.config.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Compiles a config with the plugins of a project, and tells the user what is wrong with it.
 *
 * @param log where problems go
 * @param failOnWarning whether warnings fail the build as well
 * @param consequence what a refusal means, behind the number of problems
 * @param ownPlugins finds plugins that the config cannot name
 * @param resources the project's own folders of resources
 * @param sources the project's own source roots
 */
record ConfigCompiler(
    Log log,
    boolean failOnWarning,
    String consequence,
    OwnPlugins ownPlugins,
    List<Path> resources,
    List<Path> sources) {
  private static final Set<String> UNKNOWN_PLUGIN =
      Set.of(ProblemCode.UNKNOWN_BALANCER.code(), ProblemCode.UNKNOWN_POLICY.code());

  /**
   * Compiles a config; writes nothing.
   *
   * @throws MojoFailureException if the config or a name is refused, after the problems were logged
   * @throws IOException if the class path cannot be read
   */
  Compilation compile(CompileJob job) throws IOException, MojoFailureException {
    Compilation compilation;
    try (ProjectPlugins plugins = ProjectPlugins.open(job.classPath())) {
      compilation = SpookyCompiler.compile(job.request(plugins.loader()));
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
    Verdict verdict = new Verdict(compilation.problems(), job.shownName());
    verdict.log(log);
    hint(compilation);
    verdict.enforce(failOnWarning, consequence);
    return compilation;
  }

  private void hint(Compilation compilation) throws IOException {
    if (compilation.problems().stream().anyMatch(p -> UNKNOWN_PLUGIN.contains(p.code()))) {
      ownPlugins.find(resources, sources).forEach(log::error);
    }
  }
}
