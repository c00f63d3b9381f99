package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.contract.ConfigInspector;
import io.spooky.runtime.contract.ConfigRejectedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code routes}: the table, or which route takes a request. */
@Parameters(commandDescription = "Print the routes in order, or say which one takes a request")
final class RoutesCommand implements Command {
  @ParametersDelegate private final ConfigOptions options = new ConfigOptions();

  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Parameter(
      names = "--explain",
      placeholder = "REQUEST",
      description = "Say which route takes a request such as 'GET https://HOST/PATH name: value'")
  private @Nullable String explain;

  @Override
  public boolean helpWanted() {
    return help.wanted;
  }

  @Override
  public int run(Context context) throws CommandException, ConfigRejectedException {
    try (ConfigSource source = new ConfigSource(options, context)) {
      Path file = options.config;
      context.out().print(file == null ? ofJar(source) : ofFile(source, file));
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException("--explain: " + e.getMessage(), e);
    }
  }

  private String ofFile(ConfigSource source, Path file)
      throws CommandException, ConfigRejectedException {
    ConfigInspector inspector = source.inspector("files need");
    ClassLoader providers = source.providers();
    return explain == null
        ? inspector.routes(file, providers)
        : inspector.explain(file, explain, providers);
  }

  private String ofJar(ConfigSource source) throws CommandException, ConfigRejectedException {
    Loaded loaded = source.load();
    CompiledRoutes routes = new CompiledRoutes(loaded.proxy(), loaded.verdict().config());
    return explain == null ? routes.table() : routes.explain(explain);
  }
}
