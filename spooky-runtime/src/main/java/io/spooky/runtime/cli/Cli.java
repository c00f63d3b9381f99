package io.spooky.runtime.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.plugin.Faults;
import io.spooky.spi.config.Problem;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line as a call.
 *
 * <p>Exit codes: 0 done, and for {@code run} drained after a signal; 1 the config or the
 * environment is wrong, or a second signal cut {@code run} short; 2 the command line is wrong; 3
 * for {@code diff} that something changes.
 */
public final class Cli {
  private static final String PROGRAM = "spooky";
  private static final String DEFAULT_COMMAND = "run";
  private static final Set<String> GLOBAL = Set.of("--help", "-h", "--version");

  private final Context context;
  private final GlobalOptions global = new GlobalOptions();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final JCommander parser;

  private Cli(Context context) {
    this.context = context;
    commands.put(DEFAULT_COMMAND, new RunCommand());
    commands.put("check", new CheckCommand());
    commands.put("describe", new DescribeCommand());
    commands.put("routes", new RoutesCommand());
    commands.put("diff", new DiffCommand());
    commands.put("schema", new SchemaCommand());
    commands.put("get", new GetCommand());
    // An argument that begins with @ is get's to read, not the parser's.
    parser =
        JCommander.newBuilder().programName(PROGRAM).addObject(global).expandAtSign(false).build();
    parser.setColumnSize(100);
    commands.forEach(parser::addCommand);
  }

  /**
   * Runs a command in this process and returns its exit code when it is done. {@code run} takes
   * over the process's signals and its log.
   *
   * @param args the command line; without a command, {@code run} is meant
   * @param out where results go
   * @param err where problems and the log go
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, Context.ofProcess(out, err));
  }

  /** As the public one, in a world that the caller made. */
  static int run(String[] args, Context context) {
    return new Cli(context).run(args);
  }

  private int run(String[] args) {
    try {
      parser.parse(withCommand(args));
      return dispatch();
    } catch (ParameterException e) {
      context.err().println(PROGRAM + ": " + firstLine(Faults.message(e)));
      context.err().println("see " + PROGRAM + " --help");
      return ExitCode.USAGE;
    } catch (ConfigRejectedException e) {
      report(e);
      return ExitCode.WRONG;
    } catch (CommandException e) {
      context.err().println(PROGRAM + ": " + e.getMessage());
      return ExitCode.WRONG;
    }
  }

  /** Puts {@code run} where no command stands. */
  private static String[] withCommand(String[] args) {
    boolean noCommand = args.length == 0 || (args[0].startsWith("-") && !GLOBAL.contains(args[0]));
    if (!noCommand) {
      return args;
    }
    String[] completed = new String[args.length + 1];
    completed[0] = DEFAULT_COMMAND;
    System.arraycopy(args, 0, completed, 1, args.length);
    return completed;
  }

  private int dispatch() throws CommandException, ConfigRejectedException {
    String name = parser.getParsedCommand();
    Command command = commands.get(name);
    if (global.version) {
      context.out().println(Version.text());
    } else if (command == null) {
      context.out().print(usage(parser, null));
    } else if (command.helpWanted()) {
      context.out().print(usage(parser, name));
    } else {
      return command.run(context);
    }
    return ExitCode.DONE;
  }

  private static String usage(JCommander parser, @Nullable String command) {
    StringBuilder text = new StringBuilder();
    if (command == null) {
      parser.getUsageFormatter().usage(text);
    } else {
      parser.getUsageFormatter().usage(command, text);
    }
    return text.toString();
  }

  private void report(ConfigRejectedException rejected) {
    for (Problem problem : rejected.problems()) {
      String mark = problem.severity() == Problem.Severity.WARNING ? "warning: " : "";
      context.err().print(mark);
      problem.lines(rejected.source()).forEach(context.err()::println);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
