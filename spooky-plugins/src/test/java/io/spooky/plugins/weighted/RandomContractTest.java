package io.spooky.plugins.weighted;

import io.spooky.spi.testkit.BalancerContract;
import io.spooky.spi.testkit.junit.BalancerContractTest;

final class RandomContractTest extends BalancerContractTest {
  @Override
  protected BalancerContract contract() {
    return BalancerContract.of(new RandomProvider()).followsWeights(0.02);
  }
}
