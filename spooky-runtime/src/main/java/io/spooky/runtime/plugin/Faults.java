package io.spooky.runtime.plugin;

import java.nio.file.FileSystemException;

/** Tells of an exception in one line, for messages to users. */
public final class Faults {
  private Faults() {}

  /** Returns the exception's class and message on one line. */
  public static String text(Throwable fault) {
    String name = fault.getClass().getSimpleName();
    String message = fault.getMessage();
    return message == null ? name : name + ": " + oneLine(message);
  }

  /** Returns the exception's message on one line; its class where it has none. */
  public static String message(Throwable fault) {
    String message = fault.getMessage();
    if (message == null || fault instanceof FileSystemException) {
      // The message of a file system exception is the file alone; the class says what is wrong.
      String name = fault.getClass().getSimpleName();
      return message == null ? name : name + ": " + oneLine(message);
    }
    return oneLine(message);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\R\\s*", "; ");
  }
}
