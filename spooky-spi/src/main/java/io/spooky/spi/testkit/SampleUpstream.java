package io.spooky.spi.testkit;

import io.spooky.spi.UpstreamInfo;

/** The upstream that contracts use: five backends that differ in weight. */
final class SampleUpstream {
  private static final int[] WEIGHTS = {100, 200, 300, 50, 100};

  /** What a provider sees of it. */
  static final UpstreamInfo INFO = new FakeUpstreamInfo("sample", WEIGHTS);

  private SampleUpstream() {}

  /** Returns new backends of the upstream, all of them eligible. */
  static FakeBackends backends() {
    return FakeBackends.weighted(WEIGHTS);
  }
}
