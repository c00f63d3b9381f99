package io.spooky.maven;

import io.spooky.codegen.explain.Explanations;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Checks a config as {@code generate} does, and writes nothing; or explains the code of a problem.
 *
 * @since 0.1.0
 */
// Not in the phase validate: a bare "mvn validate" has no class files of the build's other modules.
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class ValidateMojo extends ConfigMojo {
  /**
   * The code of a problem, such as {@code SPK0103}: it is explained, with an example and the cure,
   * and no config is checked. A word such as {@code retry} finds the codes that are about it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.explain")
  private @Nullable String explain;

  /** Makes the goal; Maven fills its parameters. */
  public ValidateMojo() {}

  @Override
  void execute(CompileJob job) throws IOException, MojoFailureException {
    if (explain != null) {
      explain(explain);
      return;
    }
    boolean right = compiler("").compile(job).problems().isEmpty();
    getLog().info(job.shownName() + (right ? " is right" : " can be used"));
  }

  private void explain(String code) throws MojoFailureException {
    try {
      Explanations.explain(code).forEach(getLog()::info);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }
}
