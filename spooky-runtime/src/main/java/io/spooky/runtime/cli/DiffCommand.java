package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.contract.ConfigRejectedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code diff}: what another config would change. */
@Parameters(commandDescription = "Say which requests another config serves otherwise")
final class DiffCommand implements Command {
  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Parameter(description = "BASE NEXT")
  private List<Path> files = new ArrayList<>();

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
    if (files.size() != 2) {
      throw new ParameterException("diff: two files are needed (got: " + files.size() + ")");
    }
    ConfigOptions options = new ConfigOptions();
    options.plugins = plugins;
    try (ConfigSource source = new ConfigSource(options, context)) {
      String changes =
          source.inspector("files need").diff(files.get(0), files.get(1), source.providers());
      context.out().print(changes);
      return changes.isEmpty() ? ExitCode.DONE : ExitCode.CHANGED;
    }
  }
}
