package io.spooky.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Looks at how a POM makes one jar of many, for what would break the edge in there: lost service
 * files and renamed classes. What else shows only when the jar is started is cheap to see here.
 *
 * @param root the folder where the build was started, from which POMs are named
 * @param services knows which service files would be lost
 */
record FatJarCheck(Path root, ServiceFilesCheck services) {
  /** Returns what is wrong with the plugins of a project, in the order of the POM. */
  List<PackagingProblem> check(List<Plugin> plugins) {
    List<PackagingProblem> problems = new ArrayList<>();
    for (Plugin plugin : plugins) {
      for (PluginExecution execution : plugin.getExecutions()) {
        FatJarStep step = new FatJarStep(plugin, execution, root);
        if (step.runs("maven-shade-plugin", "shade")) {
          services.shade(step, problems);
          RelocationCheck.check(step, problems);
        } else if (step.runs("maven-assembly-plugin", "single")) {
          services.assembly(step, problems);
        }
      }
    }
    return problems;
  }

  /**
   * Ends the goal if the jar would not work; the problems were logged before.
   *
   * @param failOnWarning whether a warning is enough
   */
  static void enforce(List<PackagingProblem> problems, boolean failOnWarning)
      throws MojoFailureException {
    long refused = problems.stream().filter(p -> failOnWarning || p.isError()).count();
    if (refused > 0) {
      throw new MojoFailureException(
          (refused == 1 ? "1 problem" : refused + " problems")
              + " with the packaging; spooky.checkPackaging=false lets it pass");
    }
  }

  /** Logs problems. */
  static void log(List<PackagingProblem> problems, Log log) {
    problems.forEach(problem -> problem.log(log));
  }
}
