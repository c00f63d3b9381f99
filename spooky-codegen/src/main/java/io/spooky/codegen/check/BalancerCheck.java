package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.UpstreamInfo;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code load_balancing}, at the top level and in upstreams. */
final class BalancerCheck {
  /** The strategy where the config names none. */
  static final String DEFAULT = "round-robin";

  private static final String BLOCK = Keys.LOAD_BALANCING;

  /** A hash key of the file; without a value where it was refused. */
  private record GivenKey(@Nullable HashKey value, Place place) {}

  /** What is in force on one level. */
  private record Level(PluginLevel<BalancerProvider> plugin, @Nullable GivenKey key) {}

  /** The strategy of an upstream and what it hashes. */
  record Balancer(CheckedPlugin plugin, @Nullable HashKey hashKey) {}

  private final Findings findings;
  private final PluginCheck<BalancerProvider> plugins;
  private final HashKeyLint lint;
  private final Level top;
  private final Set<Place> lackingKey = new HashSet<>();
  private boolean topKeyUsed;

  /** Reads the defaults of all upstreams. */
  BalancerCheck(Findings findings, ProviderCatalog catalog, Block root, HashKeyLint lint) {
    this.findings = findings;
    this.lint = lint;
    this.plugins =
        new PluginCheck<>(findings, catalog.balancers(), ProblemCode.UNKNOWN_BALANCER, DEFAULT);
    this.top = read(BLOCK, root.block(BLOCK, BLOCK), new Level(plugins.defaults(), null));
  }

  /**
   * Returns the strategy of an upstream, or null where there is none.
   *
   * @param info the upstream as plugins see it; empty where only start-up knows its weights
   */
  @Nullable Balancer check(Block upstream, Optional<UpstreamInfo> info) {
    Block block = upstream.block(BLOCK, upstream.subject() + " " + BLOCK);
    Level level = read(upstream.subject(), block, top);
    CheckedPlugin plugin = plugins.inUse(upstream, level.plugin());
    if (plugin == null) {
      return null;
    }
    HashKey key = hashKey(upstream, level);
    if (plugins.isComplete(upstream, level.plugin(), level.plugin().options())) {
      info.ifPresent(i -> plugins.validate(upstream, level.plugin(), plugin.options(), i));
    }
    return new Balancer(plugin, key);
  }

  /** Reports a hash key of the top level that no strategy reads. */
  void finish() {
    PluginEntry<BalancerProvider> entry = top.plugin().entry();
    if (top.key() != null && !topKeyUsed && entry != null && !entry.needsHashKey()) {
      reportUnused(BLOCK, top.key(), entry);
    }
  }

  private Level read(String owner, @Nullable Block block, Level wider) {
    if (block == null) {
      return wider;
    }
    ScalarNode name = name(block);
    PluginLevel<BalancerProvider> level =
        name == null ? wider.plugin() : plugins.named(owner, name, wider.plugin());
    GivenKey key = key(block, wider.key());
    PluginEntry<BalancerProvider> entry = level.entry();
    boolean nameRefused = name == null && (block.has(Keys.TYPE) || block.hasOld(Keys.LB_TYPE));
    if (entry == null || nameRefused) {
      // Which keys are options nobody can tell; the name is the problem. A default that is not
      // there is reported where it is used.
      boolean isDefault = entry == null && !nameRefused && level.isDefault();
      return new Level(
          isDefault ? level : new PluginLevel<>(null, block.place(), Given.NOTHING), key);
    }
    PluginLevel<BalancerProvider> with = level.with(block.settings(entry.options()));
    block.finish();
    return new Level(with, key);
  }

  private static @Nullable ScalarNode name(Block block) {
    ScalarNode type = block.fixed(Keys.TYPE);
    ScalarNode other = block.hasOld(Keys.LB_TYPE) ? block.fixed(Keys.LB_TYPE) : null;
    if (type != null && other != null) {
      block.error(
          ProblemCode.SAME_MEANING,
          other.place(),
          "'lb_type' means the same as 'type'; keep one of them");
    }
    return type != null ? type : other;
  }

  private @Nullable GivenKey key(Block block, @Nullable GivenKey wider) {
    if (!block.has(Keys.KEY)) {
      return wider;
    }
    ScalarNode value = block.fixed(Keys.KEY);
    if (value == null) {
      return new GivenKey(null, block.place());
    }
    try {
      HashKey key = HashKeyText.parse(value.text(), value.place());
      lint.key(block.subject(), key);
      return new GivenKey(key, value.place());
    } catch (IllegalArgumentException e) {
      block.error(ProblemCode.BAD_HASH_KEY, value.place(), "key " + e.getMessage());
      return new GivenKey(null, value.place());
    }
  }

  private @Nullable HashKey hashKey(Block upstream, Level level) {
    PluginEntry<BalancerProvider> entry = level.plugin().entry();
    GivenKey key = level.key();
    if (entry == null) {
      return null;
    }
    if (entry.needsHashKey()) {
      topKeyUsed |= Objects.equals(key, top.key());
      Place place = level.plugin().placeOr(upstream.place());
      // Upstreams that inherit the strategy lack the same key.
      if (key == null && lackingKey.add(place)) {
        findings.error(
            ProblemCode.HASH_KEY_MISSING,
            place,
            place.equals(top.plugin().place()) ? BLOCK : upstream.subject(),
            "balancer '"
                + entry.name()
                + "' needs 'key': what of a request it hashes"
                + " (for example key: \"header:x-user\", or source_ip)");
      }
      return key == null ? null : key.value();
    }
    if (key != null && !key.equals(top.key())) {
      reportUnused(upstream.subject(), key, entry);
    }
    return null;
  }

  private void reportUnused(String subject, GivenKey key, PluginEntry<BalancerProvider> entry) {
    findings.error(
        ProblemCode.HASH_KEY_UNUSED,
        key.place(),
        subject,
        "balancer '"
            + entry.name()
            + "' has no use for 'key'; delete it, or name a strategy that"
            + " hashes");
  }
}
