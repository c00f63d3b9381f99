package io.spooky.runtime.cli;

import io.spooky.runtime.config.FakeProxy;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A compiler of a one-word language: {@code bad} is refused with two problems, {@code bug} makes it
 * throw, any other word is the log level; {@code debug} is foolish.
 */
public final class FakeCompiler implements ConfigCompiler {
  @Override
  public CompiledProxy compile(Path config, ClassLoader providers) throws ConfigRejectedException {
    String word = read(config);
    switch (word) {
      case "bad" ->
          throw new ConfigRejectedException(
              config.getFileName().toString(), List.of(problem(1, "first"), problem(2, "second")));
      case "bug" -> throw new StackOverflowError("the compiler fell over");
      default -> {}
    }
    return new FakeProxy(spec -> describe(spec, word));
  }

  @Override
  public CompiledProxy compile(Path config, ClassLoader providers, Consumer<Problem> warnings)
      throws ConfigRejectedException {
    CompiledProxy proxy = compile(config, providers);
    if (read(config).equals("debug")) {
      Problem foolish = new Problem(Problem.Severity.WARNING, "SPK0206", 1, 1, "config", "foolish");
      warnings.accept(foolish.in(SourceText.of("debug".getBytes(StandardCharsets.UTF_8))));
    }
    return proxy;
  }

  @Override
  public List<String> explain(String code) {
    if (!code.equals("SPK0101")) {
      throw new IllegalArgumentException("'" + code + "' is not a code");
    }
    return List.of("SPK0101: a title", "and more");
  }

  private static void describe(ProxySpec spec, String level) {
    FakeProxy.describeSmall(spec);
    spec.log().set(ConfigKeys.Log.LEVEL, level, 1, 1);
  }

  private static Problem problem(int line, String message) {
    return new Problem(Problem.Severity.ERROR, "SPK0101", line, 1, "config", message);
  }

  private static String read(Path config) {
    try {
      return Files.readString(config).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
