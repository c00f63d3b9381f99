package io.spooky.spi.testkit;

import java.util.ArrayList;
import java.util.List;

/** One rule of a contract, ready to be checked; running it twice checks it twice. */
public final class ContractCheck {
  private final String name;
  private final Runnable body;

  /** Makes a check whose body throws {@link ContractViolation}, or anything else, to fail. */
  ContractCheck(String name, Runnable body) {
    this.name = name;
    this.body = body;
  }

  /** Returns the rule in words, such as {@code pick allocates nothing}. */
  public String name() {
    return name;
  }

  /**
   * Checks the rule.
   *
   * @throws ContractViolation if the plugin breaks it, or throws what it must not throw
   */
  public void run() {
    try {
      body.run();
    } catch (ContractViolation violation) {
      throw new ContractViolation(name + ": " + violation.getMessage(), violation.getCause());
    } catch (RuntimeException | LinkageError | AssertionError thrown) {
      throw new ContractViolation(name + ": the plugin threw " + thrown, thrown);
    }
  }

  /** Runs all checks, and throws one violation with a line for each that failed. */
  static void verify(String subject, List<ContractCheck> checks) {
    List<ContractViolation> violations = new ArrayList<>();
    for (ContractCheck check : checks) {
      try {
        check.run();
      } catch (ContractViolation violation) {
        violations.add(violation);
      }
    }
    if (!violations.isEmpty()) {
      throw summary(subject, violations);
    }
  }

  private static ContractViolation summary(String subject, List<ContractViolation> violations) {
    StringBuilder message = new StringBuilder(subject).append(" breaks its contract:");
    violations.forEach(violation -> message.append("\n- ").append(violation.getMessage()));
    ContractViolation summary = new ContractViolation(message.toString());
    violations.forEach(summary::addSuppressed);
    return summary;
  }

  /** Returns the rule in words. */
  @Override
  public String toString() {
    return name;
  }
}
