package io.spooky.plugins.weighted;

import io.spooky.spi.testkit.BalancerContract;
import io.spooky.spi.testkit.junit.BalancerContractTest;

final class RoundRobinContractTest extends BalancerContractTest {
  @Override
  protected BalancerContract contract() {
    return BalancerContract.of(new RoundRobinProvider()).followsWeights(0.001);
  }
}
