package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code check}: whether {@code run} would start here, without opening a socket. */
@Parameters(commandDescription = "Say whether the config would run here; opens no socket")
final class CheckCommand implements Command {
  @ParametersDelegate private final ConfigOptions options = new ConfigOptions();

  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Parameter(
      names = "--explain",
      placeholder = "CODE",
      description = "Check nothing, but explain the code of a problem, such as SPK0103")
  private @Nullable String explain;

  @Override
  public boolean helpWanted() {
    return help.wanted;
  }

  @Override
  public int run(Context context) throws CommandException, ConfigRejectedException {
    try (ConfigSource source = new ConfigSource(options, context)) {
      if (explain != null) {
        source.explain(explain).forEach(context.out()::println);
        return ExitCode.DONE;
      }
      Loaded loaded = source.load();
      warn(context, loaded.foolish(), loaded);
      warn(context, source.withLines(loaded.verdict().warnings()), loaded);
      context.out().println(summary(loaded.verdict().config()));
      return ExitCode.DONE;
    }
  }

  private static void warn(Context context, List<Problem> warnings, Loaded loaded) {
    for (Problem warning : warnings) {
      context.err().print("warning: ");
      warning.lines(loaded.proxy().source()).forEach(context.err()::println);
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
