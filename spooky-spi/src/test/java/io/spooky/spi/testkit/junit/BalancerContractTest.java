package io.spooky.spi.testkit.junit;

import io.spooky.spi.testkit.BalancerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Base of a test that holds a balancing strategy to its contract. */
public abstract class BalancerContractTest {
  /** For subclasses. */
  protected BalancerContractTest() {}

  /** Returns the contract of the strategy under test, with the options that it needs. */
  protected abstract BalancerContract contract();

  /** Makes one test of each rule. */
  @TestFactory
  final Stream<DynamicTest> contract_holds() {
    return contract().checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
