package io.spooky.maven;

import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.SpookyInspector;
import io.spooky.spi.config.ProblemList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Says which requests a config serves otherwise than another one, each kind with an example, and
 * whether a reload is enough to bring the changes into force.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields.
public final class DiffMojo extends ConfigMojo {
  /**
   * The config as it was.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.base", required = true)
  private File base;

  /** Makes the goal; Maven fills its parameters. */
  public DiffMojo() {}

  @Override
  void execute(CompileJob job) throws IOException, MojoFailureException {
    Path file = base.toPath();
    String shown = ShownPath.from(base(), file);
    ProblemList problems = new ProblemList();
    Inspector inspector = new Inspector(getLog());
    boolean same =
        inspector
            .inspect(
                job,
                next -> {
                  CompileRequest old =
                      new CompileRequest(
                          file, shown, next.packageName(), next.className(), next.providers());
                  return SpookyInspector.diff(old, next, problems);
                })
            .isEmpty();
    Verdict verdict = new Verdict(problems.all(), shown);
    verdict.log(getLog());
    verdict.enforce(false, "");
    if (same) {
      getLog().info(job.shownName() + " changes nothing of " + shown);
    }
  }
}
