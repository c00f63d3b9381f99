package io.spooky.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks a config as {@code generate} does, and writes nothing.
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
  /** Makes the goal; Maven fills its parameters. */
  public ValidateMojo() {}

  @Override
  void execute(CompileJob job) throws IOException, MojoFailureException {
    boolean right = compiler("").compile(job).problems().isEmpty();
    getLog().info(job.shownName() + (right ? " is right" : " can be used"));
  }
}
