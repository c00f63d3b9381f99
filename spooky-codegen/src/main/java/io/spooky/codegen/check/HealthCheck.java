package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.UpstreamInfo;
import io.spooky.spi.config.ConfigKeys.Probe;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code health_check}, at the top level, in upstreams and in backends. */
final class HealthCheck {
  /** The policy where the config names none. */
  static final String DEFAULT = "consecutive-failures";

  private static final String KEY = Keys.HEALTH_CHECK;
  private static final String POLICY = Keys.POLICY;

  /**
   * What is in force on one level.
   *
   * @param plugin the policy and its options
   * @param probe what is said about the prober's keys
   * @param probed whether a block stands on this level or a wider one
   */
  record Level(PluginLevel<HealthPolicyProvider> plugin, Given probe, boolean probed) {
    /** Returns the prober's keys, or null where no probe runs. */
    @Nullable SettingMap probeSettings() {
      return probed ? probe.withDefaults(Probe.ALL) : null;
    }

    /** Returns the options of the policy; none where the policy is unknown. */
    SettingMap options() {
      PluginEntry<HealthPolicyProvider> entry = plugin.entry();
      return plugin.options().withDefaults(entry == null ? List.of() : entry.options());
    }
  }

  private final Findings findings;
  private final PluginCheck<HealthPolicyProvider> plugins;
  private final TimeoutLint lint;
  private final Level top;

  /** Reads the defaults of all upstreams. */
  HealthCheck(Findings findings, ProviderCatalog catalog, Block root, TimeoutLint lint) {
    this.findings = findings;
    this.lint = lint;
    this.plugins =
        new PluginCheck<>(findings, catalog.policies(), ProblemCode.UNKNOWN_POLICY, DEFAULT);
    Level widest = new Level(plugins.defaults(), Given.NOTHING, false);
    this.top = read(KEY, block(root, KEY), widest, true);
  }

  /** Returns what is in force for an upstream. */
  Level upstream(Block upstream) {
    return read(upstream.subject(), block(upstream, upstream.subject() + " " + KEY), top, true);
  }

  /** Returns what is in force for a backend. */
  Level backend(Block backend, Level upstream) {
    return read(backend.subject(), block(backend, backend.subject() + " " + KEY), upstream, false);
  }

  /**
   * Returns the policy of an upstream, or null where there is none.
   *
   * @param backends what is in force for each backend
   * @param info the upstream as plugins see it; empty where only start-up knows its weights
   */
  @Nullable CheckedPlugin check(
      Block upstream, Level level, List<Level> backends, Optional<UpstreamInfo> info) {
    CheckedPlugin plugin = plugins.inUse(upstream, level.plugin());
    if (plugin == null) {
      return null;
    }
    Set<SettingMap> distinct = new LinkedHashSet<>();
    for (Level backend : backends) {
      if (plugins.isComplete(upstream, level.plugin(), backend.plugin().options())) {
        distinct.add(backend.options());
      }
    }
    info.ifPresent(i -> distinct.forEach(o -> plugins.validate(upstream, level.plugin(), o, i)));
    return plugin;
  }

  private Level read(String owner, @Nullable Block block, Level wider, boolean mayName) {
    if (block == null) {
      return wider;
    }
    ScalarNode name = mayName ? block.fixed(POLICY) : null;
    boolean nameRefused = mayName && name == null && block.has(POLICY);
    if (!mayName) {
      refusePolicy(block);
    }
    PluginLevel<HealthPolicyProvider> level =
        name == null ? wider.plugin() : plugins.named(owner, name, wider.plugin());
    Given probe = block.settings(Probe.ALL).over(wider.probe());
    lint.probe(block.subject(), probe);
    PluginEntry<HealthPolicyProvider> entry = level.entry();
    if (entry == null || nameRefused) {
      // Which keys are options nobody can tell; the name is the problem. A default that is not
      // there is reported where it is used.
      boolean isDefault = entry == null && !nameRefused && level.isDefault();
      return new Level(
          isDefault ? level : new PluginLevel<>(null, block.place(), Given.NOTHING), probe, true);
    }
    PluginLevel<HealthPolicyProvider> with = level.with(block.settings(entry.options()));
    block.finish();
    return new Level(with, probe, true);
  }

  private void refusePolicy(Block block) {
    Entry entry = block.entry(POLICY);
    if (entry != null) {
      block.error(
          ProblemCode.POLICY_OF_BACKEND,
          entry.place(),
          "'policy' cannot differ for one backend; move it to the upstream's health_check");
    }
  }

  // Probes with every default are asked for by the key alone.
  private @Nullable Block block(Block parent, String subject) {
    Entry entry = parent.entry(KEY);
    if (entry == null) {
      return null;
    }
    YamlNode value = entry.value();
    boolean empty = value instanceof ScalarNode scalar && scalar.isNull();
    return empty
        ? new Block(findings, subject, new MappingNode(entry.place(), List.of()))
        : Block.of(findings, subject, value);
  }
}
