package io.spooky.spi.testkit;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Observations;
import io.spooky.spi.Outcome;
import io.spooky.spi.SpiVersion;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Proves that the contract passes what is right, and names what is wrong. */
final class HealthPolicyContractTest {
  /** Never ejects anybody; keeps the contract. */
  static class Meek implements HealthPolicy {
    @Override
    public void observed(int slot, Observations seen, long nowNanos) {}

    @Override
    public void probed(int slot, boolean passed, String detail, long nowNanos) {}

    @Override
    public void evaluate(long nowNanos, HealthControl control) {}
  }

  /** Makes whatever policy a test wants. */
  public static final class Provider implements HealthPolicyProvider {
    private final Supplier<HealthPolicy> policies;

    /** Makes the meek policy. */
    public Provider() {
      this(Meek::new);
    }

    Provider(Supplier<HealthPolicy> policies) {
      this.policies = policies;
    }

    @Override
    public String name() {
      return "test";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public HealthPolicy newPolicy(HealthContext context) {
      return policies.get();
    }
  }

  private static String violation(Supplier<HealthPolicy> policies) {
    HealthPolicyContract contract = HealthPolicyContract.of(new Provider(policies));
    return assertThrows(ContractViolation.class, contract::verify).getMessage();
  }

  @Test
  void meek_passes() {
    HealthPolicyContract.of(new Provider()).verify();
  }

  @Test
  void interval_tooShort() {
    assertThat(
            violation(
                () ->
                    new Meek() {
                      @Override
                      public Duration interval() {
                        return Duration.ofMillis(9);
                      }
                    }))
        .contains("\n- the interval is at least 10 ms: interval() is PT0.009S");
  }

  @Test
  void urgentAfter_zero() {
    assertThat(
            violation(
                () ->
                    new Meek() {
                      @Override
                      public int urgentAfter() {
                        return 0;
                      }
                    }))
        .contains("\n- urgentAfter is at least 1: urgentAfter() is 0");
  }

  @Test
  void orders_aboutASlotThatDoesNotExist() {
    assertThat(
            violation(
                () ->
                    new Meek() {
                      @Override
                      public void evaluate(long nowNanos, HealthControl control) {
                        control.trial(-1);
                      }
                    }))
        .contains("\n- silence ejects nobody: trial(-1) names no slot (expected: 0 to 5)");
  }

  @Test
  void cruel_ejectsWhoeverSucceeds() {
    assertThat(
            violation(
                () ->
                    new Meek() {
                      private boolean success;

                      @Override
                      public void observed(int slot, Observations seen, long nowNanos) {
                        success |= seen.count(Outcome.SUCCESS) > 0;
                      }

                      @Override
                      public void evaluate(long nowNanos, HealthControl control) {
                        if (success) {
                          control.eject(2, "too good");
                        }
                      }
                    }))
        .contains("\n- success ejects nobody: it ordered [eject 2: too good]");
  }

  @Test
  void unforgiving_hasNoWayBack() {
    assertThat(
            violation(
                () ->
                    new Meek() {
                      private boolean failed;

                      @Override
                      public void observed(int slot, Observations seen, long nowNanos) {
                        failed |= seen.count(Outcome.CONNECT_FAILED) > 0;
                      }

                      @Override
                      public void evaluate(long nowNanos, HealthControl control) {
                        if (failed) {
                          control.eject(3, "once is enough");
                        }
                      }
                    }))
        .contains("\n- an ejected backend has a way back: slot 3 is still out after PT1H");
  }

  @Test
  void throwing_isNamedWithWhatItThrew() {
    assertThat(
            violation(
                () ->
                    new Meek() {
                      @Override
                      public void replaced(int slot) {
                        throw new IllegalStateException("who?");
                      }
                    }))
        .contains(": the plugin threw java.lang.IllegalStateException: who?");
  }
}
