package io.spooky.runtime.config;

import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a config can run here. A start, a reload and {@code check} all ask this, so that they
 * agree.
 *
 * @param providers where {@link java.util.ServiceLoader} finds plugins
 * @param environment returns a variable's value, or null where it is not set
 * @param base the folder that relative file paths are relative to
 * @param dev whether a missing certificate is fine on every address, not on loopback alone
 */
public record StartCheck(
    ClassLoader providers, Function<String, @Nullable String> environment, Path base, boolean dev) {
  /**
   * A config that can run.
   *
   * @param config its values
   * @param warnings what is foolish about it, sorted by place
   */
  public record Verdict(ProxyConfig config, List<Problem> warnings) {
    /** Copies the list. */
    public Verdict {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads the values, then checks the files that they name. Opens no socket.
   *
   * @throws ConfigRejectedException with every problem, warnings included, if there is an error
   */
  public Verdict check(CompiledProxy proxy) throws ConfigRejectedException {
    return check(proxy, Instant.now());
  }

  /** As the public one, at a given time. */
  Verdict check(CompiledProxy proxy, Instant now) throws ConfigRejectedException {
    ProblemList problems = new ProblemList();
    ProxyConfig config = ConfigReader.read(proxy, providers, environment, base, problems);
    new MachineCheck(problems, now, dev).check(config, Places.of(proxy));
    if (problems.hasErrors()) {
      throw new ConfigRejectedException(proxy.source(), problems.all());
    }
    return new Verdict(config, problems.all());
  }
}
