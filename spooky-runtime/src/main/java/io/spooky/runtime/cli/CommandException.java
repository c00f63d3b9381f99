package io.spooky.runtime.cli;

/** A command cannot do its work; the message is one line, and the exit code is 1. */
final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
