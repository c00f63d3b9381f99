package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Provider;
import io.spooky.spi.SpiVersion;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of one kind by name and alias. A plugin that cannot be used is reported when it is
 * added, and its names are kept so that a config that names it is not blamed as well.
 *
 * @param <P> the kind of plugin
 */
final class ProviderIndex<P extends Provider> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  private static final Pattern OPTION = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final String kind;
  private final Set<String> reserved;
  private final Findings findings;
  private final Map<String, PluginEntry<P>> byName = new TreeMap<>();
  private final Map<String, PluginEntry<P>> byAlias = new TreeMap<>();
  private final Set<String> broken = new HashSet<>();

  /**
   * Makes an empty index.
   *
   * @param kind the kind as messages name it
   * @param reserved keys of the block that no option may be named after
   */
  ProviderIndex(String kind, Set<String> reserved, Findings findings) {
    this.kind = kind;
    this.reserved = reserved;
    this.findings = findings;
  }

  /** Returns the kind as messages name it. */
  String kind() {
    return kind;
  }

  /** Returns the plugin of a name or an alias, or null. */
  @Nullable PluginEntry<P> find(String name) {
    PluginEntry<P> entry = byName.get(name);
    return entry != null ? entry : byAlias.get(name);
  }

  /** Returns whether a plugin of this name is there but cannot be used, which was reported. */
  boolean isBroken(String name) {
    return broken.contains(name);
  }

  /** Returns the names, aliases left out, sorted. */
  Set<String> names() {
    return byName.keySet();
  }

  /** Returns the plugins, sorted by name. */
  Collection<PluginEntry<P>> all() {
    return byName.values();
  }

  /** Returns names and aliases. */
  Set<String> namesAndAliases() {
    Set<String> all = new HashSet<>(byName.keySet());
    all.addAll(byAlias.keySet());
    return all;
  }

  /** Adds a plugin, or reports why it cannot be used. */
  void add(P provider) {
    PluginEntry<P> entry = ask(provider);
    if (entry == null) {
      return;
    }
    if (!isCurrent(entry) || !isWellDeclared(entry)) {
      broken.add(entry.name());
      broken.addAll(entry.aliases());
      return;
    }
    claim(byName, entry.name(), entry);
    for (String alias : entry.aliases()) {
      claim(byAlias, alias, entry);
    }
  }

  private @Nullable PluginEntry<P> ask(P provider) {
    try {
      return new PluginEntry<>(
          provider,
          provider.name(),
          provider.aliases(),
          provider.options(),
          provider instanceof BalancerProvider balancer && balancer.needsHashKey());
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      report(ProblemCode.PLUGIN_NOT_LOADED, provider, "fails when it is asked what it is: " + e);
      return null;
    }
  }

  private boolean isCurrent(PluginEntry<P> entry) {
    int version;
    try {
      version = entry.provider().spiVersion();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      report(ProblemCode.PLUGIN_NOT_LOADED, entry.provider(), "fails when asked its version: " + e);
      return false;
    }
    if (version >= 1 && version <= SpiVersion.CURRENT) {
      return true;
    }
    report(
        ProblemCode.PLUGIN_VERSION,
        entry.provider(),
        "built for SPI version " + version + " (expected: 1 to " + SpiVersion.CURRENT + ")");
    return false;
  }

  private boolean isWellDeclared(PluginEntry<P> entry) {
    String fault = fault(entry);
    if (fault != null) {
      report(ProblemCode.PLUGIN_DECLARATION, entry.provider(), fault);
    }
    return fault == null;
  }

  private @Nullable String fault(PluginEntry<P> entry) {
    if (!NAME.matcher(entry.name()).matches()) {
      return "the name '" + entry.name() + "' has the wrong form (expected: " + NAME + ")";
    }
    for (String alias : entry.aliases()) {
      if (!ALIAS.matcher(alias).matches()) {
        return "the alias '" + alias + "' has the wrong form (expected: " + ALIAS + ")";
      }
    }
    Set<String> seen = new HashSet<>();
    for (Option<?> option : entry.options()) {
      String fault = fault(option, seen.add(option.name()));
      if (fault != null) {
        return "the option '" + option.name() + "' " + fault;
      }
    }
    return null;
  }

  private @Nullable String fault(Option<?> option, boolean isNew) {
    if (!isNew) {
      return "is declared twice";
    }
    if (reserved.contains(option.name())) {
      return "has the name of a key that every " + kind + " has; rename it";
    }
    if (!OPTION.matcher(option.name()).matches()) {
      return "has a name of the wrong form (expected: " + OPTION + ")";
    }
    String defaultText = option.defaultText();
    try {
      Object ignored = defaultText == null ? null : option.parse(defaultText);
      return null;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return "refuses its own default: " + e.getMessage();
    }
  }

  private void claim(Map<String, PluginEntry<P>> map, String name, PluginEntry<P> entry) {
    PluginEntry<P> holder = find(name);
    if (holder == null) {
      map.put(name, entry);
    } else if (!holder.className().equals(entry.className())) {
      List<String> both = List.of(holder.className(), entry.className()).stream().sorted().toList();
      findings.error(
          ProblemCode.PLUGIN_NAME_TAKEN,
          Place.FILE,
          "class path",
          "the "
              + kind
              + " name '"
              + name
              + "' is claimed by "
              + both.get(0)
              + " and by "
              + both.get(1)
              + "; take one of the two from the class path");
    }
  }

  private void report(ProblemCode code, P provider, String message) {
    findings.error(code, Place.FILE, kind + " plugin " + provider.getClass().getName(), message);
  }
}
