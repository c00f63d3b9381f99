package io.spooky.runtime.cli;

import java.io.PrintStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The world as a command sees it, so that tests can make one of their own.
 *
 * @param out results
 * @param err problems and the log
 * @param host where the compiled config, the compiler and built-in plugins are found
 * @param environment returns a variable's value, or null where it is not set
 * @param edges starts edges
 * @param signals where signals come from
 * @param halt ends the process at once with an exit code, if it has not ended by itself in a moment
 */
record Context(
    PrintStream out,
    PrintStream err,
    ClassLoader host,
    Function<String, @Nullable String> environment,
    EdgeStarter edges,
    Signals signals,
    Halt halt) {
  /** Ends the process at once. */
  @FunctionalInterface
  interface Halt {
    /** Ends the process with an exit code, if it has not ended by itself in a moment. */
    void soon(int code);
  }

  /** Returns the real world. */
  static Context ofProcess(PrintStream out, PrintStream err) {
    return new Context(
        out,
        err,
        Context.class.getClassLoader(),
        System::getenv,
        EdgeStarter.REAL,
        new ProcessSignals(),
        new Halter());
  }
}
