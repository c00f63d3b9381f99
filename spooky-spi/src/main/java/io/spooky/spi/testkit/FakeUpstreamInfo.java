package io.spooky.spi.testkit;

import io.spooky.spi.UpstreamInfo;

/** An upstream that a test makes up. */
public final class FakeUpstreamInfo implements UpstreamInfo {
  private final String name;
  private final int[] weights;

  /** Makes an upstream with one backend for each weight. */
  public FakeUpstreamInfo(String name, int... weights) {
    this.name = name;
    this.weights = weights.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int backends() {
    return weights.length;
  }

  @Override
  public int weight(int slot) {
    return weights[slot];
  }
}
