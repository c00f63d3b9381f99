package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.EnvironmentText;
import java.util.regex.Pattern;

/** Checks the names of upstreams and the ids of backends. */
final class Names {
  /** The form of a name. */
  static final String FORM = "[A-Za-z0-9._-]{1,64}";

  private static final Pattern NAME = Pattern.compile(FORM);

  private Names() {}

  /** Returns whether the name will do; if not, the reason is reported. */
  static boolean accepts(Findings findings, Place place, String subject, String name) {
    if (NAME.matcher(name).matches()) {
      return true;
    }
    if (EnvironmentText.readsEnvironment(name)) {
      findings.error(
          ProblemCode.REFERENCE_NOT_ALLOWED,
          place,
          subject,
          "a name cannot read the environment: it is fixed when the config is compiled");
    } else {
      findings.error(
          ProblemCode.BAD_NAME,
          place,
          subject,
          "'"
              + name.lines().findFirst().orElse("")
              + "' is not a name (expected: 1 to 64 letters, digits, '-', '_' or '.')");
    }
    return false;
  }
}
