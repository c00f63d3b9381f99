package io.spooky.spi.testkit;

import io.spooky.spi.Option;
import io.spooky.spi.Problems;
import java.util.ArrayList;
import java.util.List;

/** Keeps what {@link io.spooky.spi.Provider#validate} reports, as one line each. */
public final class FakeProblems implements Problems {
  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Makes an empty list. */
  public FakeProblems() {}

  @Override
  public void error(Option<?> at, String message) {
    errors.add(at.name() + ": " + message);
  }

  @Override
  public void error(String message) {
    errors.add(message);
  }

  @Override
  public void warning(Option<?> at, String message) {
    warnings.add(at.name() + ": " + message);
  }

  /** Returns the errors in the order reported, as {@code option: message} or {@code message}. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** Returns the warnings in the order reported, as {@code option: message}. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
