package io.spooky.spi.example;

import io.spooky.spi.testkit.BalancerContract;
import io.spooky.spi.testkit.junit.BalancerContractTest;

final class FirstFreeContractTest extends BalancerContractTest {
  @Override
  protected BalancerContract contract() {
    return BalancerContract.of(new FirstFreeProvider());
  }
}
