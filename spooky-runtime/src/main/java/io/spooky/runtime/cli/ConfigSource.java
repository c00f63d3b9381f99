package io.spooky.runtime.cli;

import io.spooky.runtime.config.StartCheck.Verdict;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import io.spooky.runtime.contract.ConfigInspector;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import io.spooky.runtime.plugin.Faults;
import io.spooky.runtime.plugin.PluginDirectory;
import io.spooky.runtime.plugin.PluginDirectoryException;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the config comes from: a file that is compiled now, or what the jar carries. Start, reload
 * and check load through here, so that a config that one of them takes is taken by all. One thread
 * at a time.
 */
final class ConfigSource implements AutoCloseable {
  private final ConfigOptions options;
  private final Context context;
  private final @Nullable PluginDirectory plugins;

  ConfigSource(ConfigOptions options, Context context) {
    Path directory = options.plugins;
    this.options = options;
    this.context = context;
    this.plugins = directory == null ? null : new PluginDirectory(directory, context.host());
  }

  /**
   * A config that can run here.
   *
   * @param proxy the generated code
   * @param providers where its plugins are found
   * @param verdict its values and what is foolish about them
   * @param foolish what the compiler found foolish, sorted by place
   */
  record Loaded(
      CompiledProxy proxy, ClassLoader providers, Verdict verdict, List<Problem> foolish) {
    /** Copies the list. */
    Loaded {
      foolish = List.copyOf(foolish);
    }
  }

  /** Returns the config as it is now, checked whole. */
  Loaded load() throws CommandException, ConfigRejectedException {
    ClassLoader providers = providers();
    Path file = options.config;
    List<Problem> foolish = new ArrayList<>();
    try {
      CompiledProxy proxy =
          file == null ? compiledIn() : compiler("--config").compile(file, providers, foolish::add);
      EdgeOptions edge = new EdgeOptions(providers, context.environment(), base(), options.dev);
      return new Loaded(proxy, providers, Edge.check(proxy, edge), foolish);
    } catch (ConfigRejectedException e) {
      throw new ConfigRejectedException(e.source(), withLines(e.problems()));
    }
  }

  /**
   * Returns problems with the lines of the file that they are about. Of a config that the jar
   * carries the file is not at hand.
   */
  List<Problem> withLines(List<Problem> problems) {
    Path file = options.config;
    if (file == null || problems.stream().allMatch(Problem::hasExcerpt)) {
      return problems;
    }
    try {
      SourceText text = SourceText.of(Files.readAllBytes(file));
      return problems.stream().map(p -> p.hasExcerpt() ? p : p.in(text)).toList();
    } catch (IOException e) {
      // The first line of each problem says where, with or without the text.
      return problems;
    }
  }

  /** Explains a problem's code. */
  List<String> explain(String code) throws CommandException {
    try {
      return compiler("--explain").explain(code);
    } catch (IllegalArgumentException e) {
      throw new CommandException(Faults.message(e));
    }
  }

  /** Returns the folder that relative file paths in the config are relative to. */
  Path base() {
    Path file = options.config;
    Path folder = file == null ? null : file.toAbsolutePath().getParent();
    return folder == null ? Path.of("").toAbsolutePath() : folder;
  }

  /** Returns where plugins are found. */
  ClassLoader providers() throws CommandException {
    try {
      return plugins == null ? context.host() : plugins.refresh();
    } catch (PluginDirectoryException e) {
      throw new CommandException(Faults.message(e));
    }
  }

  /**
   * Returns the part of the compiler that answers questions.
   *
   * @param wish what is asked for, with its verb
   */
  ConfigInspector inspector(String wish) throws CommandException {
    List<ConfigInspector> found = services(ConfigInspector.class);
    if (found.isEmpty()) {
      throw new CommandException(
          "this jar carries one compiled config; " + wish + " a jar with the compiler");
    }
    return found.get(0);
  }

  private ConfigCompiler compiler(String wish) throws CommandException {
    List<ConfigCompiler> found = services(ConfigCompiler.class);
    if (found.isEmpty()) {
      throw new CommandException(
          "this jar carries one compiled config; " + wish + " needs a jar with the compiler");
    }
    return found.get(0);
  }

  private CompiledProxy compiledIn() throws CommandException {
    List<CompiledProxy> found = services(CompiledProxy.class);
    List<CompiledProxy> named =
        options.name == null
            ? found
            : found.stream().filter(proxy -> proxy.name().equals(options.name)).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    throw new CommandException(advice(found, named));
  }

  private String advice(List<CompiledProxy> found, List<CompiledProxy> named) {
    String names =
        found.stream().map(CompiledProxy::name).sorted().collect(Collectors.joining(", "));
    if (found.isEmpty()) {
      return "this jar carries no compiled config; give one with --config FILE";
    }
    return named.isEmpty()
        ? "no compiled config is named '" + options.name + "' (expected: " + names + ")"
        : "this jar carries several compiled configs; choose with --name (one of: " + names + ")";
  }

  private <T> List<T> services(Class<T> type) throws CommandException {
    try {
      return ServiceLoader.load(type, context.host()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new CommandException("this jar is broken: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (plugins != null) {
      plugins.close();
    }
  }
}
