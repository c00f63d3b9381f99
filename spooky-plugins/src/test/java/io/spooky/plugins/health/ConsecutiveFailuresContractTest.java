package io.spooky.plugins.health;

import io.spooky.spi.testkit.HealthPolicyContract;
import io.spooky.spi.testkit.junit.HealthPolicyContractTest;

final class ConsecutiveFailuresContractTest extends HealthPolicyContractTest {
  @Override
  protected HealthPolicyContract contract() {
    return HealthPolicyContract.of(new ConsecutiveFailuresProvider());
  }
}
