package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Problems;
import io.spooky.spi.Provider;
import io.spooky.spi.UpstreamInfo;
import io.spooky.spi.config.Suggestions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plugin that a block names, and has it check its options.
 *
 * @param <P> the kind of plugin
 */
final class PluginCheck<P extends Provider> {
  private final Findings findings;
  private final ProviderIndex<P> index;
  private final ProblemCode unknown;
  private final String defaultName;

  PluginCheck(Findings findings, ProviderIndex<P> index, ProblemCode unknown, String defaultName) {
    this.findings = findings;
    this.index = index;
    this.unknown = unknown;
    this.defaultName = defaultName;
  }

  /** Returns the widest level: the default plugin, without options. */
  PluginLevel<P> defaults() {
    return new PluginLevel<>(index.find(defaultName), Place.FILE, Given.NOTHING);
  }

  /** Returns the level that a name in the config opens; the wider one where it names the same. */
  PluginLevel<P> named(String owner, ScalarNode name, PluginLevel<P> wider) {
    PluginEntry<P> entry = index.find(name.text());
    if (entry == null && !index.isBroken(name.text())) {
      findings.error(unknown, name.place(), owner, unknownMessage(name.text()));
    }
    // Options belong to their plugin: another plugin does not inherit them.
    Given inherited =
        entry != null && entry.equals(wider.entry()) ? wider.options() : Given.NOTHING;
    return new PluginLevel<>(entry, name.place(), inherited);
  }

  private String unknownMessage(String name) {
    String message = "unknown " + index.kind() + " '" + name + "'";
    return index.names().isEmpty()
        ? message + "; none is on the class path, add the dependency io.spooky:spooky-plugins"
        : message
            + Suggestions.nearest(name, index.namesAndAliases())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("")
            + " (known: "
            + String.join(", ", index.names())
            + ")";
  }

  /**
   * Returns the plugin of a level in use, or null after it reported why there is none or an option
   * is missing.
   */
  @Nullable CheckedPlugin inUse(Block upstream, PluginLevel<P> level) {
    PluginEntry<P> entry = level.entry();
    if (entry == null) {
      reportMissingDefault(level);
      return null;
    }
    return new CheckedPlugin(
        entry.name(),
        entry.className(),
        level.place().line(),
        level.place().column(),
        level.options().withDefaults(entry.options()));
  }

  private void reportMissingDefault(PluginLevel<P> level) {
    if (level.isDefault() && !index.isBroken(defaultName)) {
      findings.error(
          unknown,
          Place.FILE,
          "class path",
          "the default "
              + index.kind()
              + " '"
              + defaultName
              + "' is not there; add the dependency io.spooky:spooky-plugins");
    }
  }

  /** Reports required options that no level gives; returns whether all are there and right. */
  boolean isComplete(Block upstream, PluginLevel<P> level, Given given) {
    PluginEntry<P> entry = level.entry();
    if (entry == null) {
      return false;
    }
    List<Option<?>> missing = given.missing(entry.options());
    for (Option<?> option : missing) {
      findings.error(
          ProblemCode.MISSING_KEY,
          level.placeOr(upstream.place()),
          upstream.subject(),
          index.kind() + " '" + entry.name() + "' needs the option '" + option.name() + "'");
    }
    return missing.isEmpty() && given.refused().isEmpty();
  }

  /** Lets the plugin check its options, unless some are known at start-up only. */
  void validate(Block upstream, PluginLevel<P> level, SettingMap settings, UpstreamInfo info) {
    PluginEntry<P> entry = level.entry();
    Optional<Options> options = BuildValues.options(settings);
    if (entry == null || options.isEmpty()) {
      return;
    }
    Place place = level.placeOr(upstream.place());
    try {
      entry.provider().validate(options.get(), info, new Reports(upstream, place, settings));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      findings.error(
          ProblemCode.PLUGIN_FAILED,
          place,
          upstream.subject(),
          index.kind()
              + " '"
              + entry.name()
              + "' ("
              + entry.className()
              + ") failed while it checked its options: "
              + e);
    }
  }

  /** Gives a plugin's reports their place. */
  private final class Reports implements Problems {
    private final Block upstream;
    private final Place place;
    private final SettingMap settings;

    Reports(Block upstream, Place place, SettingMap settings) {
      this.upstream = upstream;
      this.place = place;
      this.settings = settings;
    }

    @Override
    public void error(Option<?> at, String message) {
      findings.error(ProblemCode.PLUGIN_REFUSED, place(at), upstream.subject(), line(at, message));
    }

    @Override
    public void error(String message) {
      findings.error(ProblemCode.PLUGIN_REFUSED, place, upstream.subject(), line(message));
    }

    @Override
    public void warning(Option<?> at, String message) {
      findings.warning(ProblemCode.PLUGIN_WARNED, place(at), upstream.subject(), line(at, message));
    }

    private Place place(Option<?> at) {
      return settings.values().entrySet().stream()
          .filter(e -> e.getKey().name().equals(at.name()) && !e.getValue().isDefault())
          .map(e -> new Place(e.getValue().line(), e.getValue().column()))
          .findFirst()
          .orElse(place);
    }

    private String line(Option<?> at, String message) {
      return at.name() + ": " + line(message);
    }

    private String line(String message) {
      return String.valueOf(message).replaceAll("\\s+", " ").strip();
    }
  }
}
