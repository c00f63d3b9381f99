package io.spooky.plugins.hash;

import com.google.auto.service.AutoService;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Problems;
import io.spooky.spi.SpiVersion;
import io.spooky.spi.UpstreamInfo;
import java.util.List;
import java.util.Set;

/**
 * The strategy {@code consistent-hash}: a ring of FNV-1a hashes, on which each backend owns points
 * in proportion to its weight; a key belongs to the first point at or behind its hash.
 *
 * <p>If a backend goes, only its own keys move, each to the next backend on the ring; if it comes
 * back they return (Karger and others, "Consistent hashing and random trees", STOC 1997; several
 * points for each backend as in Stoica and others, "Chord", SIGCOMM 2001). More points make shares
 * more even, at 8 + 4 bytes of each worker's memory: the standard deviation is about one in the
 * square root of {@code replicas}.
 */
@AutoService(BalancerProvider.class)
public final class ConsistentHashProvider implements BalancerProvider {
  /** Points of a backend of weight 100. */
  public static final Option<Integer> REPLICAS =
      Option.integer("replicas", 64)
          .between(1, 1024)
          .describedAs("Points on the ring for a backend of weight 100; others in proportion.");

  /** Makes the provider. */
  public ConsistentHashProvider() {}

  @Override
  public String name() {
    return "consistent-hash";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("consistent_hash", "ch");
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(REPLICAS);
  }

  @Override
  public boolean needsHashKey() {
    return true;
  }

  /** Warns of a ring that is empty, too coarse for its weights, or larger than memory is worth. */
  @Override
  public void validate(Options options, UpstreamInfo upstream, Problems problems) {
    int replicas = options.get(REPLICAS);
    long points = 0;
    boolean coarse = false;
    for (int slot = 0; slot < upstream.backends(); slot++) {
      int weight = upstream.weight(slot);
      points += Ring.points(replicas, weight);
      coarse |= weight > 0 && (long) replicas * weight < 100;
    }
    if (points == 0) {
      problems.warning(REPLICAS, "all weights are 0, so that no backend takes traffic");
    }
    if (coarse) {
      problems.warning(
          REPLICAS, "a weight is worth less than one point and gets one; raise replicas");
    }
    if (points > Ring.MOST_POINTS) {
      problems.warning(REPLICAS, tooLarge(points));
    }
  }

  private static String tooLarge(long points) {
    return "the ring would have "
        + points
        + " points and is cut to "
        + Ring.MOST_POINTS
        + "; lower replicas or the weights";
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new ConsistentHash(options.get(REPLICAS), context);
  }
}
