package io.spooky.maven;

import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.Inspection;
import io.spooky.codegen.SpookyInspector;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Prints the routes of a config in the order in which they are tried, or says which of them takes a
 * request and why those before it do not.
 *
 * @since 0.1.0
 */
@Mojo(name = "routes", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RoutesMojo extends ConfigMojo {
  /**
   * A request to explain, such as {@code GET https://api.example.com/v1/x x-env: beta}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "spooky.request")
  private @Nullable String request;

  /** Makes the goal; Maven fills its parameters. */
  public RoutesMojo() {}

  @Override
  void execute(CompileJob job) throws IOException, MojoFailureException {
    new Inspector(getLog()).inspect(job, this::inspect);
  }

  private Inspection inspect(CompileRequest config) {
    return request == null
        ? SpookyInspector.routes(config)
        : SpookyInspector.explain(config, request);
  }
}
