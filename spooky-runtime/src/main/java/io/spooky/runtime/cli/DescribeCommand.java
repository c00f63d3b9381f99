package io.spooky.runtime.cli;

import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.contract.ConfigRejectedException;

/** {@code describe}: what is in force once defaults and environment are filled in. */
@Parameters(commandDescription = "Print the config with every default and variable filled in")
final class DescribeCommand implements Command {
  @ParametersDelegate private final ConfigOptions options = new ConfigOptions();

  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Override
  public boolean helpWanted() {
    return help.wanted;
  }

  @Override
  public int run(Context context) throws CommandException, ConfigRejectedException {
    try (ConfigSource source = new ConfigSource(options, context)) {
      Loaded loaded = source.load();
      context.out().print(new Description(loaded.proxy(), loaded.verdict().config()).text());
      return ExitCode.DONE;
    }
  }
}
