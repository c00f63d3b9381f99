package io.spooky.samples.quickstart;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import java.io.IOException;

/** {@code backend}: one sample backend, to put behind any proxy; runs until it is ended. */
final class BackendCommand {
  @Parameter(names = "--port", description = "TCP port on loopback; 0 takes a free one")
  private int port = 9881;

  @Parameter(names = "--id", description = "What answers carry as x-backend")
  private String id = "backend";

  @Parameter(names = "--help", help = true, description = "Print this")
  private boolean help;

  private BackendCommand() {}

  /**
   * Runs the command and ends the process: 1 if the port cannot be had, 2 if the command line is
   * wrong.
   */
  static void main(String[] args) throws InterruptedException {
    BackendCommand command = new BackendCommand();
    JCommander parser =
        JCommander.newBuilder().programName("quickstart backend").addObject(command).build();
    try {
      parser.parse(args);
      command.run(parser);
    } catch (ParameterException e) {
      System.err.println("quickstart: " + e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("quickstart: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run(JCommander parser) throws IOException, InterruptedException {
    if (help) {
      parser.usage();
      return;
    }
    try (Backend backend = Backend.start(id, port)) {
      System.out.println("listening on 127.0.0.1:" + backend.port() + " (h2c)");
      backend.awaitEnd();
    }
  }
}
