package io.spooky.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals over a config have in common: their parameters, and who is to blame for what. */
@SuppressWarnings("NullAway.Init") // Maven fills the fields.
abstract class ConfigMojo extends AbstractMojo {
  /**
   * The config.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "spooky.config",
      defaultValue = "${project.basedir}/config.yaml",
      required = true)
  private File config;

  /**
   * The package of the generated classes. Made of the project's groupId and artifactId if it is
   * left out: {@code com.example} and {@code my-edge} become {@code com.example.my_edge}.
   *
   * @since 0.1.0
   */
  @Parameter(name = "package", property = "spooky.package")
  private @Nullable String packageName;

  /**
   * The beginning of the generated classes' names: {@code Edge} makes {@code EdgeProxy}, {@code
   * EdgeRoutes} and {@code EdgeDispatcher}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.name", defaultValue = "Edge", required = true)
  private String name;

  /**
   * Whether a warning about the config fails the build.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /**
   * Whether to do nothing at all. Sources of an earlier build are not compiled then either.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Takes the parameter {@code package}, whose name no field can have. */
  public void setPackage(String packageName) {
    this.packageName = packageName;
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped, because spooky.skip is set");
      return;
    }
    try {
      execute(job());
    } catch (DependencyResolutionRequiredException | IOException e) {
      throw new MojoExecutionException("failed on " + config + ": " + e, e);
    }
  }

  /** Does the goal's own part. */
  abstract void execute(CompileJob job) throws IOException, MojoFailureException;

  /** Returns the project. */
  final MavenProject project() {
    return project;
  }

  /** Returns the project's folder. */
  final Path base() {
    return project.getBasedir().toPath();
  }

  /** Returns a compiler that reports to this goal's log. */
  final ConfigCompiler compiler(String consequence) {
    List<Path> resources =
        project.getResources().stream().map(Resource::getDirectory).map(Path::of).toList();
    List<Path> sources = project.getCompileSourceRoots().stream().map(Path::of).toList();
    OwnPlugins ownPlugins = new OwnPlugins(base());
    return new ConfigCompiler(getLog(), failOnWarning, consequence, ownPlugins, resources, sources);
  }

  private CompileJob job() throws DependencyResolutionRequiredException {
    Path file = config.toPath();
    return new CompileJob(
        file,
        ShownPath.from(base(), file),
        ShownPath.within(Path.of(session.getExecutionRootDirectory()), file),
        packageName == null
            ? DefaultPackage.of(project.getGroupId(), project.getArtifactId())
            : packageName,
        name,
        dependencies());
  }

  /** The project's own classes stay out: whether they are there depends on earlier builds. */
  private List<Path> dependencies() throws DependencyResolutionRequiredException {
    String own = project.getBuild().getOutputDirectory();
    return project.getRuntimeClasspathElements().stream()
        .filter(entry -> !entry.equals(own))
        .map(Path::of)
        .toList();
  }
}
