package io.spooky.runtime.cli;

import io.spooky.runtime.contract.ConfigInspector;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.Problem;
import java.nio.file.Path;
import java.util.List;

/** Answers with its questions; a file named {@code bad.yaml} is refused. */
public final class FakeInspector implements ConfigInspector {
  @Override
  public String routes(Path config, ClassLoader providers) throws ConfigRejectedException {
    check(config);
    return "routes of " + config.getFileName() + "\n";
  }

  @Override
  public String explain(Path config, String request, ClassLoader providers)
      throws ConfigRejectedException {
    check(config);
    if (request.isEmpty()) {
      throw new IllegalArgumentException("'' is not a request");
    }
    return request + " in " + config.getFileName() + "\n";
  }

  @Override
  public String diff(Path base, Path next, ClassLoader providers) throws ConfigRejectedException {
    check(base);
    check(next);
    return base.equals(next) ? "" : base.getFileName() + " -> " + next.getFileName() + "\n";
  }

  @Override
  public String schema(ClassLoader providers) {
    return "{}\n";
  }

  private static void check(Path config) throws ConfigRejectedException {
    if (config.endsWith("bad.yaml")) {
      Problem problem = new Problem(Problem.Severity.ERROR, "SPK0101", 1, 1, "config", "bad");
      throw new ConfigRejectedException("bad.yaml", List.of(problem));
    }
  }
}
