package io.spooky.spi.testkit;

import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Options;
import io.spooky.spi.UpstreamInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** An upstream that a policy judges, made up by a test; unprobed, and with default options. */
public final class FakeHealthContext implements HealthContext {
  private final List<Options> options = new ArrayList<>();
  private final BitSet probed = new BitSet();

  /** Makes a number of backends, none of them probed, with the defaults of the policy's options. */
  public FakeHealthContext(HealthPolicyProvider provider, int backends) {
    this(TestOptions.of(provider), backends);
  }

  /** Makes a number of backends, none of them probed, all with the same options. */
  public FakeHealthContext(Options common, int backends) {
    for (int slot = 0; slot < backends; slot++) {
      options.add(common);
    }
  }

  /**
   * Adds a slot with an unprobed backend, and returns it; tell the policy with {@code replaced}.
   */
  public int add(Options values) {
    options.add(values);
    return options.size() - 1;
  }

  /** Sets the options of one backend. */
  public FakeHealthContext options(int slot, Options values) {
    options.set(slot, values);
    return this;
  }

  /** Sets whether active probes run for one backend. */
  public FakeHealthContext probed(int slot, boolean runs) {
    probed.set(slot, runs);
    return this;
  }

  @Override
  public UpstreamInfo upstream() {
    int[] weights = new int[options.size()];
    Arrays.fill(weights, 100);
    return new FakeUpstreamInfo("fake", weights);
  }

  @Override
  public Options options(int slot) {
    return options.get(slot);
  }

  @Override
  public boolean probed(int slot) {
    return probed.get(slot);
  }
}
