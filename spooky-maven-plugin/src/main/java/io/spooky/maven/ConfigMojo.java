package io.spooky.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
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

  /**
   * Whether to look for what would break the edge when this module, or one that depends on it, is
   * packaged as one jar: lost service files and relocated classes.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.checkPackaging", defaultValue = "true")
  private boolean checkPackaging;

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
    try {
      if (skip) {
        getLog().info("skipped, because spooky.skip is set");
        skipped();
        return;
      }
      CompileJob job = job();
      List<PackagingProblem> packaging = checkPackaging ? packaging(job) : List.of();
      FatJarCheck.log(packaging, getLog());
      execute(job);
      FatJarCheck.enforce(packaging, failOnWarning);
    } catch (DependencyResolutionRequiredException | IOException e) {
      throw new MojoExecutionException("failed on " + config + ": " + e, e);
    }
  }

  /** Does the goal's own part. */
  abstract void execute(CompileJob job) throws IOException, MojoFailureException;

  /** Takes back what an earlier run did for the whole module. */
  void skipped() throws IOException {}

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

  /** What other modules do with this one shows best here, where the config is. */
  private List<PackagingProblem> packaging(CompileJob job) throws IOException {
    Path root = Path.of(session.getExecutionRootDirectory());
    ServiceFilesCheck services = new ServiceFilesCheck(SharedServices.of(job.classPath()));
    FatJarCheck check = new FatJarCheck(root, services);
    List<PackagingProblem> problems = new ArrayList<>(check.check(project.getBuildPlugins()));
    ProjectDependencyGraph graph = session.getProjectDependencyGraph();
    if (graph != null) {
      for (MavenProject packager : graph.getDownstreamProjects(project, true)) {
        problems.addAll(check.check(packager.getBuildPlugins()));
      }
    }
    return problems;
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
