package io.spooky.runtime.config;

import io.spooky.runtime.contract.PluginSpec;
import io.spooky.runtime.contract.Settings;
import io.spooky.runtime.plugin.Faults;
import io.spooky.runtime.plugin.OptionValues;
import io.spooky.spi.Option;
import io.spooky.spi.Problems;
import io.spooky.spi.Provider;
import io.spooky.spi.UpstreamInfo;
import io.spooky.spi.config.ProblemList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of one use of a plugin, and asks the plugin about them. Whatever a plugin
 * throws is reported. Confined to one thread.
 */
final class PluginReader {
  private final Provider provider;
  private final PluginSpec use;
  private final String subject;
  private final ProblemList problems;

  PluginReader(Provider provider, PluginSpec use, String subject, ProblemList problems) {
    this.provider = provider;
    this.use = use;
    this.subject = subject + ": '" + use.name() + "'";
    this.problems = problems;
  }

  /**
   * Returns the options' values, or empty if one is wrong.
   *
   * @param block where the options stand
   */
  Optional<OptionValues> read(Settings<?> block, Function<String, @Nullable String> environment) {
    BlockReader reader = new BlockReader(block, subject, environment, problems);
    try {
      List<Option<?>> declared = provider.options();
      boolean known = refuseUnknown(block, reader, declared);
      Map<Option<?>, String> texts = new LinkedHashMap<>();
      for (Option<?> option : declared) {
        reader
            .text(option)
            .filter(text -> reader.parse(option, text).isPresent())
            .ifPresent(text -> texts.put(option, text));
      }
      return known && texts.size() == declared.size()
          ? Optional.of(OptionValues.of(texts))
          : Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      fault("options()", e);
      return Optional.empty();
    }
  }

  private static boolean refuseUnknown(
      Settings<?> block, BlockReader reader, List<Option<?>> declared) {
    Set<String> names = declared.stream().map(Option::name).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(block.values().keySet());
    unknown.removeAll(names);
    for (String name : unknown) {
      reader.error(
          StartCodes.UNKNOWN_OPTION,
          name,
          "the plugin found here has no such option; use the jar that the config was compiled with");
    }
    return unknown.isEmpty();
  }

  /**
   * Lets the plugin check its options.
   *
   * @param block where the options stand
   */
  void validate(Settings<?> block, OptionValues options, UpstreamInfo upstream) {
    try {
      provider.validate(options, upstream, new Report(block));
    } catch (RuntimeException | LinkageError e) {
      fault("validate()", e);
    }
  }

  private void fault(String method, Throwable thrown) {
    String message = "the plugin's " + method + " failed: " + Faults.text(thrown);
    problems.error(StartCodes.PLUGIN_FAULT, use.line(), use.column(), subject, message);
  }

  /** Puts the config's place to what the plugin says. */
  private final class Report implements Problems {
    private final Settings<?> block;

    Report(Settings<?> block) {
      this.block = block;
    }

    @Override
    public void error(Option<?> at, String message) {
      Place place = place(at);
      problems.error(
          StartCodes.PLUGIN_SAYS,
          place.line(),
          place.column(),
          subject,
          at.name() + ": " + message);
    }

    @Override
    public void error(String message) {
      problems.error(StartCodes.PLUGIN_SAYS, use.line(), use.column(), subject, message);
    }

    @Override
    public void warning(Option<?> at, String message) {
      Place place = place(at);
      problems.warning(
          StartCodes.PLUGIN_SAYS,
          place.line(),
          place.column(),
          subject,
          at.name() + ": " + message);
    }

    private Place place(Option<?> at) {
      Settings.Value value = block.value(at.name());
      return value == null || value.line() == 0
          ? new Place(use.line(), use.column())
          : new Place(value.line(), value.column());
    }
  }

  private record Place(int line, int column) {}
}
