package io.spooky.runtime.edge;

/** The edge could not start on this machine. The message is one line, fit for the user. */
public final class EdgeStartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public EdgeStartException(String message) {
    super(message);
  }

  /** Makes the exception with the reason behind it. */
  public EdgeStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
