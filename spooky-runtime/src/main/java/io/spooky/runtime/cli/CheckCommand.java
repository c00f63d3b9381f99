package io.spooky.runtime.cli;

import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.Problem;

/** {@code check}: whether {@code run} would start here, without opening a socket. */
@Parameters(commandDescription = "Say whether the config would run here; opens no socket")
final class CheckCommand implements Command {
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
      for (Problem warning : loaded.verdict().warnings()) {
        context.err().println("warning: " + warning.format(loaded.proxy().source()));
      }
      context.out().println(summary(loaded.verdict().config()));
      return ExitCode.DONE;
    }
  }

  private static String summary(ProxyConfig config) {
    return "ok: "
        + count(config.upstreams().size(), "upstream")
        + ", "
        + count(config.routes().size(), "route")
        + ", "
        + count(config.listeners().size(), "listener");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
