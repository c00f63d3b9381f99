package io.spooky.runtime.cli;

/** The entry point of every fat jar. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command line; without a command, {@code run} is meant
   */
  public static void main(String[] args) {
    int exitCode = Cli.run(args, System.out, System.err);
    System.out.flush();
    System.err.flush();
    System.exit(exitCode);
  }
}
