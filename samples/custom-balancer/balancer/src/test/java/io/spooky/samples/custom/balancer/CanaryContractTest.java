package io.spooky.samples.custom.balancer;

import io.spooky.spi.testkit.BalancerContract;
import io.spooky.spi.testkit.junit.BalancerContractTest;

/** Holds the strategy to what every balancer must do. */
final class CanaryContractTest extends BalancerContractTest {
  @Override
  protected BalancerContract contract() {
    return BalancerContract.of(new CanaryProvider());
  }
}
