package io.spooky.runtime.plugin;

/** The folder of {@code --plugins} cannot be used; the message is one line, fit for the user. */
public final class PluginDirectoryException extends Exception {
  private static final long serialVersionUID = 1L;

  PluginDirectoryException(String message) {
    super(message);
  }
}
