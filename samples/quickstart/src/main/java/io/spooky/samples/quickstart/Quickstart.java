package io.spooky.samples.quickstart;

import io.spooky.runtime.cli.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The entry point of the jar: {@code backend} runs a sample backend alone; everything else is the
 * command line of every fat jar, with the sample's backends beside {@code run}.
 */
public final class Quickstart {
  private static final Set<String> OTHER_COMMANDS =
      Set.of("check", "describe", "get", "routes", "--help", "-h", "--version");

  /** The variables of {@code config.yaml} that name the backends, and the ports by default. */
  private static final List<Demo> DEMOS =
      List.of(new Demo("HELLO_1", "hello-1", 9881), new Demo("HELLO_2", "hello-2", 9882));

  private record Demo(String variable, String id, int port) {}

  private Quickstart() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args {@code backend [--port N] [--id NAME]}, or what {@link Main} takes
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length > 0 && args[0].equals("backend")) {
      BackendCommand.main(Arrays.copyOfRange(args, 1, args.length));
    } else if (serves(args)) {
      serve(args);
    } else {
      Main.main(args);
    }
  }

  /** Backends of one's own, in another config or in the environment, make ours superfluous. */
  private static boolean serves(String[] args) {
    List<String> all = Arrays.asList(args);
    boolean otherCommand = !all.isEmpty() && OTHER_COMMANDS.contains(all.get(0));
    return !otherCommand && !all.contains("--config") && !all.contains("--help");
  }

  private static void serve(String[] args) throws InterruptedException {
    List<Backend> backends = new ArrayList<>();
    try {
      for (Demo demo : DEMOS) {
        if (System.getenv(demo.variable()) == null) {
          backends.add(Backend.start(demo.id(), demo.port()));
        }
      }
    } catch (IOException e) {
      System.err.println("quickstart: no sample backend: " + e.getMessage());
      backends.forEach(Backend::close);
      System.exit(1);
    }
    // Ends the process, and the backends with it, when the edge has drained.
    Main.main(args);
  }
}
