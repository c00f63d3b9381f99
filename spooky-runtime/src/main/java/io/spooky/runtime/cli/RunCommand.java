package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.cli.EdgeStarter.Running;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import io.spooky.runtime.edge.EdgeStartException;
import io.spooky.runtime.plugin.Faults;
import io.spooky.spi.config.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code run}: serves until a signal, and heeds changes of the config meanwhile. */
@Parameters(commandDescription = "Serve until a signal (the default)")
final class RunCommand implements Command {
  private static final Logger LOGGER = System.getLogger(RunCommand.class.getName());

  @ParametersDelegate private final ConfigOptions options = new ConfigOptions();

  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Parameter(
      names = "--log-level",
      placeholder = "LEVEL",
      description = "error, warn, info, debug or trace; goes before the config's",
      validateWith = LogLevel.class)
  private @Nullable String logLevel;

  @Parameter(names = "--no-watch", description = "Do not reload when the file of --config changes")
  private boolean noWatch;

  @Override
  public boolean helpWanted() {
    return help.wanted;
  }

  @Override
  public int run(Context context) throws CommandException, ConfigRejectedException {
    try (Logging logging = Logging.to(context.err());
        ConfigSource source = new ConfigSource(options, context)) {
      return serve(context, source, logging);
    }
  }

  private int serve(Context context, ConfigSource source, Logging logging)
      throws CommandException, ConfigRejectedException {
    if (logLevel != null) {
      logging.level(logLevel);
    }
    Trigger trigger = new Trigger();
    // Before the file is read for the first time, so that no change falls between the two.
    try (ConfigWatcher watcher = watcher(trigger)) {
      Loaded loaded = source.load();
      inForce(loaded, logging);
      try (Running edge = start(context, source, loaded);
          Reloader reloader = new Reloader(source, edge, next -> inForce(next, logging))) {
        StopSwitch stop = new StopSwitch(edge, context.halt());
        context.signals().onStop(stop::request, stop::await);
        context.signals().onReload(reloader::request);
        trigger.target = reloader;
        if (watcher != null) {
          watcher.start();
        }
        announce(context, edge);
        return stop.await();
      }
    }
  }

  private Running start(Context context, ConfigSource source, Loaded loaded)
      throws CommandException, ConfigRejectedException {
    EdgeOptions edgeOptions =
        new EdgeOptions(loaded.providers(), context.environment(), source.base(), options.dev);
    try {
      return context.edges().start(loaded.proxy(), edgeOptions);
    } catch (EdgeStartException e) {
      throw new CommandException(Faults.message(e));
    }
  }

  private @Nullable ConfigWatcher watcher(Trigger trigger) {
    Path file = options.config;
    return file == null || noWatch ? null : new ConfigWatcher(file, trigger);
  }

  /** The watcher is there before the reloader that it triggers. */
  private static final class Trigger implements Runnable {
    private volatile @Nullable Reloader target;

    @Override
    public void run() {
      Reloader reloader = target;
      if (reloader != null) {
        reloader.request();
      }
    }
  }

  private void inForce(Loaded loaded, Logging logging) {
    logging.level(logLevel == null ? loaded.verdict().config().logLevel() : logLevel);
    // The edge itself tells of warnings that only a start can know, for whoever embeds it too.
    for (Problem warning : loaded.foolish()) {
      warning.lines(loaded.proxy().source()).forEach(line -> LOGGER.log(Level.WARNING, () -> line));
    }
  }

  private static void announce(Context context, Running edge) {
    for (Edge.Listener listener : edge.listeners()) {
      context
          .out()
          .println(
              "listening on "
                  + Addresses.text(listener.address())
                  + " ("
                  + listener.protocol()
                  + ")");
    }
    // The line is for whoever waits for it, who may be behind a pipe.
    context.out().flush();
  }
}
