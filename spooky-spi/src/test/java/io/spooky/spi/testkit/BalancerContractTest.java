package io.spooky.spi.testkit;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.BalancerProvider;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that the contract passes what is right, and names what is wrong. */
final class BalancerContractTest {
  private static String violation(BalancerContract contract) {
    return assertThrows(ContractViolation.class, contract::verify).getMessage();
  }

  private static String violation(BalancerProvider provider) {
    return violation(BalancerContract.of(provider));
  }

  @Test
  void right_passes() {
    BalancerContract.of(new BrokenBalancers.Right()).verify();
  }

  @Test
  void checks_haveNamesOfTheirOwn() {
    List<ContractCheck> checks =
        BalancerContract.of(new BrokenBalancers.Right()).followsWeights(0.02).checks();
    List<String> names = checks.stream().map(ContractCheck::name).collect(Collectors.toList());
    assertThat(names).containsNoDuplicates();
    assertThat(names).contains("pick allocates nothing");
  }

  @Test
  void right_doesNotFollowWeights() {
    String message =
        violation(BalancerContract.of(new BrokenBalancers.Right()).followsWeights(0.02));
    assertThat(message).contains("\n- traffic follows the weights: slot 0 got ");
    assertThat(message).doesNotContain("equal weights get equal shares");
  }

  @Test
  void deaf_picksWhatIsNotAllowed() {
    assertThat(violation(new BrokenBalancers.Deaf()))
        .contains("\n- pick obeys what the request allows: 0, which the request may not use");
  }

  @Test
  void lazy_leavesTheOneSlotThatIsLeft() {
    assertThat(violation(new BrokenBalancers.Lazy()))
        .contains("\n- pick finds the one slot that is left: NONE although slots are allowed: [1]");
  }

  @Test
  void wasteful_allocates() {
    assertThat(violation(new BrokenBalancers.Wasteful()))
        .isEqualTo(
            "balancer 'right' breaks its contract:\n"
                + "- pick allocates nothing: 32.0 bytes for each pick");
  }

  @Test
  void unrepeatable_differsForTheSameSeed() {
    assertThat(violation(new BrokenBalancers.Unrepeatable()))
        .contains("\n- the balancer repeats itself for the same seed: pick ");
  }

  @Test
  void shared_hasStateInCommon() {
    assertThat(violation(new BrokenBalancers.Shared()))
        .contains("\n- two balancers share nothing: ");
  }

  @Test
  void throwing_isNamedWithWhatItThrew() {
    assertThat(violation(new BrokenBalancers.Throwing()))
        .contains(": the plugin threw java.lang.IllegalStateException: what is that?");
  }

  @Test
  void trusting_returnsASlotWhoseAnswerChanged() {
    assertThat(violation(new BrokenBalancers.Trusting()))
        .contains("\n- pick survives answers that change meanwhile: ");
  }

  @Test
  void misdeclared_isToldEachMistake() {
    String message = violation(new BrokenBalancers.Misdeclared());
    assertThat(message).contains("\n- the name has the required form: 'Mis_Declared' ");
    assertThat(message).contains("\n- aliases have the required form: '9lives' ");
    assertThat(message).contains("\n- the SPI version is one that exists: 2 ");
    assertThat(message).contains("\n- options are declared in full: 'step' is declared twice");
    assertThat(message).contains("\n- options are the same each time: ");
  }

  @Test
  void undeclared_readsWhatItDoesNotDeclare() {
    assertThat(violation(new BrokenBalancers.Undeclared()))
        .contains("the plugin did not declare the option 'step'");
  }

  @Test
  void unmakeable_hasNoConstructor() {
    assertThat(violation(new BrokenBalancers.Unmakeable(1)))
        .contains("\n- the provider is public, with a public constructor: ");
  }
}
