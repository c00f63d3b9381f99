package io.spooky.maven;

import io.spooky.codegen.SourceWriter;
import io.spooky.codegen.SpookyInspector;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the JSON Schema of the config, by which editors complete its keys and mark mistakes. It
 * has the options of the plugins among the project's run-time dependencies. Needs no config, and
 * leaves the file alone if it would be the same.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "schema",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields.
public final class SchemaMojo extends ConfigMojo {
  /**
   * Where the schema goes. Configs name it in their first line: {@code # yaml-language-server:
   * $schema=spooky.schema.json}.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "spooky.schemaFile",
      defaultValue = "${project.basedir}/spooky.schema.json",
      required = true)
  private File schemaFile;

  /** Makes the goal; Maven fills its parameters. */
  public SchemaMojo() {}

  @Override
  void execute(CompileJob job) throws IOException, MojoFailureException {
    Path file = schemaFile.toPath();
    String shown = ShownPath.from(base(), file);
    String text =
        new Inspector(getLog())
            .ask(job, shown, config -> SpookyInspector.schema(config.providers()));
    boolean written = SourceWriter.writeText(file, text);
    getLog().info(shown + (written ? ": written" : " has not changed"));
  }
}
