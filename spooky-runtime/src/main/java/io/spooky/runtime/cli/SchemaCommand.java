package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.contract.ConfigRejectedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code schema}: what editors need to know of configs. */
@Parameters(commandDescription = "Print the JSON Schema of the config, plugins included")
final class SchemaCommand implements Command {
  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Parameter(
      names = "--plugins",
      placeholder = "DIR",
      description = "Folder with jars of further plugins")
  private @Nullable Path plugins;

  @Override
  public boolean helpWanted() {
    return help.wanted;
  }

  @Override
  public int run(Context context) throws CommandException, ConfigRejectedException {
    ConfigOptions options = new ConfigOptions();
    options.plugins = plugins;
    try (ConfigSource source = new ConfigSource(options, context)) {
      context.out().print(source.inspector("schema needs").schema(source.providers()));
      return ExitCode.DONE;
    }
  }
}
