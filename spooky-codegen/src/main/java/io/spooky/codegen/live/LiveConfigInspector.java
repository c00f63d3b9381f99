package io.spooky.codegen.live;

import com.google.auto.service.AutoService;
import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.Inspection;
import io.spooky.codegen.SpookyInspector;
import io.spooky.runtime.contract.ConfigInspector;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.ProblemList;
import java.nio.file.Path;

/** Answers questions about configs in a running process. Any thread but an event loop. */
@AutoService(ConfigInspector.class)
public final class LiveConfigInspector implements ConfigInspector {
  /** Made by {@link java.util.ServiceLoader}. */
  public LiveConfigInspector() {}

  @Override
  public String routes(Path config, ClassLoader providers) throws ConfigRejectedException {
    return text(config, SpookyInspector.routes(request(config, providers)));
  }

  @Override
  public String explain(Path config, String request, ClassLoader providers)
      throws ConfigRejectedException {
    return text(config, SpookyInspector.explain(request(config, providers), request));
  }

  @Override
  public String diff(Path base, Path next, ClassLoader providers) throws ConfigRejectedException {
    ProblemList problems = new ProblemList();
    Inspection inspection =
        SpookyInspector.diff(request(base, providers), request(next, providers), problems);
    if (problems.hasErrors()) {
      throw new ConfigRejectedException(base.toString(), problems.all());
    }
    return text(next, inspection);
  }

  @Override
  public String schema(ClassLoader providers) throws ConfigRejectedException {
    Inspection inspection = SpookyInspector.schema(providers);
    if (inspection.failed()) {
      throw new ConfigRejectedException("schema", inspection.problems());
    }
    return inspection.text();
  }

  private static String text(Path config, Inspection inspection) throws ConfigRejectedException {
    if (inspection.failed()) {
      throw new ConfigRejectedException(config.toString(), inspection.problems());
    }
    return inspection.text();
  }

  /** Nothing is generated, so any names will do. */
  private static CompileRequest request(Path config, ClassLoader providers) {
    return new CompileRequest(config, config.toString(), "", "Edge", providers);
  }
}
