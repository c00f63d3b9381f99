package io.spooky.plugins.hash;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.plugins.Strategy;
import io.spooky.spi.Fnv1a;
import io.spooky.spi.testkit.FakeBackends;
import io.spooky.spi.testkit.FakeProblems;
import io.spooky.spi.testkit.FakeUpstreamInfo;
import io.spooky.spi.testkit.TestOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsistentHashTest {
  private static final int KEYS = 20_000;
  private static final ConsistentHashProvider PROVIDER = new ConsistentHashProvider();

  private static Strategy hash(FakeBackends backends) {
    return Strategy.of(PROVIDER, backends, 1);
  }

  private static Strategy hash(String replicas, FakeBackends backends) {
    TestOptions options = TestOptions.of(PROVIDER).with("replicas", replicas);
    return Strategy.of(PROVIDER, options, backends, 1);
  }

  private static long key(int number) {
    return Fnv1a.spread(Fnv1a.hash("user-" + number));
  }

  private static List<String> owners(Strategy strategy) {
    List<String> owners = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      owners.add(strategy.backends().id(strategy.pick(key(i))));
    }
    return owners;
  }

  /** Checks that the keys of one backend moved, no others, and not too many. */
  private static void assertOnlyMoved(List<String> before, List<String> after, String gone) {
    int moved = 0;
    for (int i = 0; i < KEYS; i++) {
      if (before.get(i).equals(gone)) {
        moved++;
        assertThat(after.get(i)).isNotEqualTo(gone);
      } else {
        assertWithMessage("key %s", i).that(after.get(i)).isEqualTo(before.get(i));
      }
    }
    assertThat(moved).isGreaterThan(0);
    assertThat((double) moved / KEYS).isAtMost(0.1 + 0.05);
  }

  @Test
  void lbh04_removedBackend_onlyItsKeysMove() {
    for (int gone = 0; gone < 10; gone++) {
      Strategy strategy = hash(FakeBackends.of(10));
      List<String> before = owners(strategy);
      strategy.backends().remove(gone);
      assertOnlyMoved(before, owners(strategy.changed()), "b" + gone);
    }
  }

  @Test
  void lbh04_ejectedBackend_onlyItsKeysMove_andReturn() {
    Strategy strategy = hash(FakeBackends.of(10));
    List<String> before = owners(strategy);
    strategy.backends().eligible(3, false);
    assertOnlyMoved(before, owners(strategy.changed()), "b3");
    strategy.backends().eligible(3, true);
    assertThat(owners(strategy.changed())).isEqualTo(before);
  }

  @Test
  void lbh04_deniedBackend_keysMoveToWhereEjectionWouldMoveThem() {
    Strategy denied = hash(FakeBackends.of(10));
    denied.request().deny(3);
    Strategy ejected = hash(FakeBackends.of(10));
    ejected.backends().eligible(3, false);
    assertThat(owners(denied)).isEqualTo(owners(ejected.changed()));
  }

  @Test
  void lbh04_addedBackend_takesKeysFromOthersOnly() {
    Strategy strategy = hash(FakeBackends.of(9));
    List<String> before = owners(strategy);
    strategy.backends().add("b9", 100);
    assertOnlyMoved(owners(strategy.changed()), before, "b9");
  }

  @Test
  void lbh04_sameKeySameBackend_overInstancesAndSlots() {
    List<String> expected = owners(hash(FakeBackends.of(5)));
    FakeBackends reordered = new FakeBackends();
    for (int i : new int[] {3, 1, 4, 0, 2}) {
      reordered.add("b" + i, 100);
    }
    reordered.remove(reordered.add("gone", 100));
    assertThat(owners(Strategy.of(PROVIDER, reordered, 99))).isEqualTo(expected);
  }

  /** Fixed for good: another result means that an update would send every user elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "0, b1", "1, b0", "2, b1", "3, b1", "4, b3", "5, b2", "6, b4", "7, b1", "8, b4", "9, b2",
    "10, b3", "11, b4"
  })
  void owners_areTheSameInEveryVersion(int number, String owner) {
    Strategy strategy = hash(FakeBackends.of(5));
    assertThat(strategy.backends().id(strategy.pick(key(number)))).isEqualTo(owner);
  }

  @Test
  void changedWeight_movesKeysToOrFromThatBackendOnly() {
    Strategy strategy = hash(FakeBackends.of(10));
    List<String> before = owners(strategy);
    strategy.backends().weight(4, 150);
    List<String> after = owners(strategy.changed());
    for (int i = 0; i < KEYS; i++) {
      if (!after.get(i).equals("b4")) {
        assertThat(after.get(i)).isEqualTo(before.get(i));
      }
    }
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void moreReplicas_makeSharesMoreEven() {
    double coarse = unevenness("4");
    double usual = unevenness("64");
    double fine = unevenness("1024");
    assertThat(usual).isLessThan(coarse);
    assertThat(fine).isLessThan(usual);
    assertThat(fine).isLessThan(0.1);
  }

  private static double unevenness(String replicas) {
    Strategy strategy = hash(replicas, FakeBackends.of(10));
    int[] counts = new int[10];
    for (int i = 0; i < KEYS; i++) {
      counts[strategy.pick(key(i))]++;
    }
    double sum = 0;
    for (int count : counts) {
      double difference = count * 10.0 / KEYS - 1;
      sum += difference * difference;
    }
    return Math.sqrt(sum / 10);
  }

  @Test
  void extremeKeys_haveOwners() {
    Strategy strategy = hash(FakeBackends.of(3));
    for (long key : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
      assertThat(strategy.pick(key)).isAtLeast(0);
    }
    assertThat(strategy.pick(Long.MAX_VALUE)).isAtLeast(0);
  }

  @Test
  void validate_usualUpstream_isFine() {
    assertThat(warnings("64", 100, 50, 0)).isEmpty();
  }

  @Test
  void validate_allWeightsZero() {
    assertThat(warnings("64", 0, 0))
        .containsExactly("replicas: all weights are 0, so that no backend takes traffic");
  }

  @Test
  void validate_weightBelowOnePoint() {
    assertThat(warnings("2", 100, 10))
        .containsExactly(
            "replicas: a weight is worth less than one point and gets one; raise replicas");
  }

  @Test
  void validate_ringTooLarge() {
    assertThat(warnings("1024", 65_535))
        .containsExactly(
            "replicas: the ring would have 671078 points and is cut to 262144;"
                + " lower replicas or the weights");
  }

  private static List<String> warnings(String replicas, int... weights) {
    FakeProblems problems = new FakeProblems();
    PROVIDER.validate(
        TestOptions.of(PROVIDER).with(ConsistentHashProvider.REPLICAS, replicas),
        new FakeUpstreamInfo("api", weights),
        problems);
    assertThat(problems.errors()).isEmpty();
    return problems.warnings();
  }
}
