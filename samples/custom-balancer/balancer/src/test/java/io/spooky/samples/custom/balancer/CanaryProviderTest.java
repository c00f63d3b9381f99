package io.spooky.samples.custom.balancer;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.BalancerProvider;
import io.spooky.spi.testkit.FakeProblems;
import io.spooky.spi.testkit.FakeUpstreamInfo;
import io.spooky.spi.testkit.TestOptions;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Names, options and their checks: what a wrong config is told. */
final class CanaryProviderTest {
  private final CanaryProvider provider = new CanaryProvider();
  private final FakeProblems problems = new FakeProblems();

  @Test
  void serviceLoader_findsTheStrategy() {
    List<String> names =
        ServiceLoader.load(BalancerProvider.class).stream().map(each -> each.get().name()).toList();

    assertThat(names).contains("canary");
  }

  @Test
  void share_outOfRange_isRefusedWithTheRange() {
    TestOptions options = TestOptions.of(provider);

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> options.with("share", "80%"));

    assertThat(refused).hasMessageThat().isEqualTo("'80%' is out of range (expected: 0% to 50%)");
  }

  @Test
  void attempts_ofTheWrongType_isRefused() {
    TestOptions options = TestOptions.of(provider);

    assertThrows(IllegalArgumentException.class, () -> options.with("attempts", "often"));
  }

  @Test
  void validate_withOneBackend_isAnError() {
    provider.validate(TestOptions.of(provider), new FakeUpstreamInfo("shop", 100), problems);

    assertThat(problems.errors()).hasSize(1);
    assertThat(problems.errors().get(0)).contains("at least two backends");
  }

  @Test
  void validate_withAttemptsButNoShare_warns() {
    TestOptions options = TestOptions.of(provider).with("share", "0%").with("attempts", "2");

    provider.validate(options, new FakeUpstreamInfo("shop", 100, 100), problems);

    assertThat(problems.errors()).isEmpty();
    assertThat(problems.warnings()).containsExactly("attempts: has no effect while share is 0%");
  }
}
