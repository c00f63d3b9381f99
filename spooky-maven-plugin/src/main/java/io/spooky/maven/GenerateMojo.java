package io.spooky.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks a config and compiles it into Java sources, which are compiled with the project.
 * Strategies and health policies are found in the project's own run-time dependencies. Does nothing
 * if nothing changed since the last build.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields.
public final class GenerateMojo extends ConfigMojo {
  /**
   * Where the sources go: a source root of its own.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "spooky.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/spooky",
      required = true)
  private File outputDirectory;

  /**
   * Where the entry of {@code META-INF/services} goes by which the run time finds the generated
   * classes: a folder of resources of its own. Executions of one module can share it.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "spooky.resourcesDirectory",
      defaultValue = "${project.build.directory}/generated-resources/spooky",
      required = true)
  private File resourcesDirectory;

  /**
   * Whether to generate even if nothing changed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.force", defaultValue = "false")
  private boolean force;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Makes the goal; Maven fills its parameters. */
  public GenerateMojo() {}

  @Override
  void execute(CompileJob job) throws IOException, MojoFailureException {
    ConfigCompiler compiler = compiler("; nothing was generated");
    // Even if nothing is to be done, or the sources would be missing from the build.
    register();
    claim(job);
    Path build = build();
    Path sources = outputDirectory.toPath();
    String name = ShownPath.from(build, sources).replaceAll("[^A-Za-z0-9._]+", "-");
    Path state = build.resolve("spooky").resolve(name + ".state");
    new Generator(getLog(), base(), sources, services(), state, toolVersion())
        .generate(job, compiler, force);
  }

  @SuppressWarnings("unchecked") // Maven's memory is a map of anything.
  private void claim(CompileJob job) throws MojoFailureException {
    Claims claims = new Claims(getPluginContext(), execution.getExecutionId());
    String folder = ShownPath.within(base(), outputDirectory.toPath());
    claims.claim("write to " + folder, "give each an <outputDirectory> of its own");
    String classes = job.packageName() + "." + job.className() + "*";
    claims.claim("generate " + classes, "give each a <name> or a <package> of its own");
  }

  @Override
  void skipped() throws IOException {
    services().withdraw();
  }

  private Path build() {
    return Path.of(project().getBuild().getDirectory());
  }

  private ModuleServices services() {
    Path registry = build().resolve("spooky").resolve("services");
    Plugin declared = project().getPlugin(plugin.getPluginLookupKey());
    Set<String> executions =
        declared == null
            ? Set.of()
            : declared.getExecutions().stream()
                .filter(sister -> sister.getGoals().contains(execution.getGoal()))
                .filter(sister -> !"none".equals(sister.getPhase()))
                .map(PluginExecution::getId)
                .collect(Collectors.toSet());
    return new ModuleServices(
        base(), registry, resourcesDirectory.toPath(), execution.getExecutionId(), executions);
  }

  private void register() {
    project().addCompileSourceRoot(outputDirectory.getPath());
    String folder = resourcesDirectory.getPath();
    if (project().getResources().stream().noneMatch(r -> folder.equals(r.getDirectory()))) {
      Resource resource = new Resource();
      resource.setDirectory(folder);
      project().addResource(resource);
    }
  }

  private String toolVersion() throws IOException {
    List<Path> parts =
        plugin.getArtifacts().stream()
            .filter(artifact -> artifact.getGroupId().equals(plugin.getGroupId()))
            .map(Artifact::getFile)
            .map(File::toPath)
            .toList();
    return ToolVersion.of(plugin.getVersion(), parts);
  }
}
