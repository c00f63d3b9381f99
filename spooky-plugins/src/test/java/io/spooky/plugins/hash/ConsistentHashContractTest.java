package io.spooky.plugins.hash;

import io.spooky.spi.testkit.BalancerContract;
import io.spooky.spi.testkit.junit.BalancerContractTest;

final class ConsistentHashContractTest extends BalancerContractTest {
  @Override
  protected BalancerContract contract() {
    return BalancerContract.of(new ConsistentHashProvider()).followsWeights(0.1);
  }
}
