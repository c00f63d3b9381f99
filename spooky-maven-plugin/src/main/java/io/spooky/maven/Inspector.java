package io.spooky.maven;

import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.Inspection;
import java.io.IOException;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Asks about a config with the plugins of a project, and tells the user the answer.
 *
 * @param log where problems and answers go
 */
record Inspector(Log log) {
  /**
   * Asks, logs the answer line by line, and returns it.
   *
   * @throws MojoFailureException if the config or the question is refused, after the problems were
   *     logged
   * @throws IOException if the class path cannot be read
   */
  String inspect(CompileJob job, Function<CompileRequest, Inspection> question)
      throws IOException, MojoFailureException {
    String answer = ask(job, job.shownName(), question);
    answer.lines().forEach(log::info);
    return answer;
  }

  /**
   * Asks, and returns the answer.
   *
   * @param shownName what the problems are about
   * @throws MojoFailureException as {@link #inspect} does
   * @throws IOException as {@link #inspect} does
   */
  String ask(CompileJob job, String shownName, Function<CompileRequest, Inspection> question)
      throws IOException, MojoFailureException {
    Inspection inspection;
    try (ProjectPlugins plugins = ProjectPlugins.open(job.classPath())) {
      inspection = question.apply(request(job, plugins.loader()));
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
    Verdict verdict = new Verdict(inspection.problems(), shownName);
    verdict.log(log);
    verdict.enforce(false, "");
    return inspection.text();
  }

  /** The answer is read here and now, so it names the file as messages do. */
  private static CompileRequest request(CompileJob job, ClassLoader providers) {
    return new CompileRequest(
        job.config(), job.shownName(), job.packageName(), job.className(), providers);
  }
}
