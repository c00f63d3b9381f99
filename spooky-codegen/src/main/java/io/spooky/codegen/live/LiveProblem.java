package io.spooky.codegen.live;

import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;

/**
 * What can go wrong in a running process with a config that is right: the hundred 5 of the codes.
 */
enum LiveProblem {
  /** The process runs on a JRE. */
  NO_JAVA_COMPILER("SPK0541"),
  /** The class files that generated code refers to cannot be located. */
  NO_CONTRACT_CLASSES("SPK0542"),
  /** The JDK refused generated code: a fault of Spooky, not of the config. */
  GENERATED_CODE_REFUSED("SPK0543");

  private final String code;

  LiveProblem(String code) {
    this.code = code;
  }

  /** Returns the code as messages print it. */
  String code() {
    return code;
  }

  /** Returns the refusal of a config for this reason. */
  ConfigRejectedException rejected(String source, String message) {
    Problem problem = new Problem(Severity.ERROR, code, 0, 0, "compiler", message);
    return new ConfigRejectedException(source, List.of(problem));
  }
}
