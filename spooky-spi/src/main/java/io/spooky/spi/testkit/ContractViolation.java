package io.spooky.spi.testkit;

import org.jspecify.annotations.Nullable;

/** A plugin broke its contract. The message says which rule, and what the plugin did. */
public final class ContractViolation extends AssertionError {
  private static final long serialVersionUID = 1L;

  /** Makes a violation with a message fit for the plugin's author. */
  ContractViolation(String message) {
    super(message);
  }

  /** Makes a violation that something the plugin threw gave away. */
  ContractViolation(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Throws a violation unless the condition holds. */
  @SuppressWarnings("AnnotateFormatMethod") // The annotation is of a library; the SPI has none.
  static void require(boolean condition, String format, Object... values) {
    if (!condition) {
      throw new ContractViolation(String.format(format, values));
    }
  }
}
