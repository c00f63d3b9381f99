package io.spooky.spi.testkit.junit;

import io.spooky.spi.testkit.HealthPolicyContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Base of a test that holds a health policy to its contract. */
public abstract class HealthPolicyContractTest {
  /** For subclasses. */
  protected HealthPolicyContractTest() {}

  /** Returns the contract of the policy under test, with the options that it needs. */
  protected abstract HealthPolicyContract contract();

  /** Makes one test of each rule. */
  @TestFactory
  final Stream<DynamicTest> contract_holds() {
    return contract().checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
