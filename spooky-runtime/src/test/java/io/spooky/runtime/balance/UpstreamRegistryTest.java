package io.spooky.runtime.balance;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withWeight;

import io.spooky.runtime.balance.UpstreamRegistry.Changes;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.runtime.testing.ThresholdPolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is still the same after a reload, and which slot everybody has. */
final class UpstreamRegistryTest {
  private static final BackendConfig A = backend("a");
  private static final BackendConfig B = backend("b");
  private static final BackendConfig C = backend("c");
  private static final BackendConfig D = backend("d");

  private final UpstreamRegistry registry = new UpstreamRegistry();

  private static UpstreamConfig upstream(String name, BackendConfig... backends) {
    return TestConfigs.upstream(name, new ThresholdPolicy.Provider(), backends);
  }

  private Changes apply(UpstreamConfig... configs) {
    return registry.apply(List.of(configs));
  }

  private SlotTable slots() {
    return registry.upstreams().get(0).slots();
  }

  private List<String> ids() {
    SlotTable slots = slots();
    return IntStream.range(0, slots.size())
        .mapToObj(slots::backend)
        .map(backend -> backend == null ? "-" : backend.key().id())
        .toList();
  }

  private static List<String> idsOf(List<Backend> backends) {
    return backends.stream().map(backend -> backend.key().id()).toList();
  }

  @Test
  void apply_firstConfig_givesSlotsInOrder() {
    Changes changes = apply(upstream("api", A, B), upstream("web", C));

    assertThat(ids()).containsExactly("a", "b").inOrder();
    assertThat(slots().backend(1).slot()).isEqualTo(1);
    assertThat(changes.added()).isEqualTo(registry.upstreams());
    assertThat(idsOf(changes.backendsAdded())).containsExactly("a", "b", "c").inOrder();
    assertThat(changes.kept()).isEmpty();
    assertThat(changes.removed()).isEmpty();
  }

  @Test
  void apply_sameNames_keepsObjectsAndTakesNewSettings() {
    apply(upstream("api", A, B));
    Upstream before = registry.upstreams().get(0);
    Backend beforeB = slots().backend(1);

    Changes changes = apply(upstream("api", withWeight(B, 7), A));

    assertThat(registry.upstreams()).containsExactly(before);
    assertThat(slots().backend(1)).isSameInstanceAs(beforeB);
    assertThat(beforeB.config().weight()).isEqualTo(7);
    assertThat(before.config().backends()).hasSize(2);
    assertThat(changes.kept()).containsExactly(before);
    assertThat(changes.backendsAdded()).isEmpty();
    assertThat(changes.backendsRemoved()).isEmpty();
  }

  @Test
  void apply_otherAddress_isAnotherBackend() {
    apply(upstream("api", A));
    Backend before = slots().backend(0);

    Changes changes = apply(upstream("api", backend("a", "10.0.0.2:8080")));

    assertThat(changes.backendsRemoved()).containsExactly(before);
    assertThat(changes.backendsAdded()).doesNotContain(before);
    assertThat(ids()).containsExactly("-", "a").inOrder();
  }

  @Test
  void apply_slotEmptiedByThisConfig_isNotUsedAtOnce() {
    apply(upstream("api", A, B));

    Changes changes = apply(upstream("api", B, C));

    assertThat(ids()).containsExactly("-", "b", "c").inOrder();
    assertThat(idsOf(changes.backendsRemoved())).containsExactly("a");
    assertThat(idsOf(changes.backendsAdded())).containsExactly("c");
  }

  @Test
  void apply_emptySlot_isUsedOnceDrained() {
    apply(upstream("api", A, B));
    Backend removed = slots().backend(0);
    removed.inFlight().tryIncrement(1);
    apply(upstream("api", B));

    apply(upstream("api", B, C));
    assertThat(ids()).containsExactly("-", "b", "c").inOrder();

    removed.inFlight().decrement();
    apply(upstream("api", B, C, D));
    assertThat(ids()).containsExactly("d", "b", "c").inOrder();
  }

  @Test
  void apply_backendComesBackBeforeItsSlotIsUsed_isTheSameWithItsCounts() {
    apply(upstream("api", A, B));
    Backend removed = slots().backend(0);
    removed.inFlight().tryIncrement(1);
    apply(upstream("api", B));

    Changes changes = apply(upstream("api", C, B, A));

    assertThat(ids()).containsExactly("a", "b", "c").inOrder();
    assertThat(slots().backend(0)).isSameInstanceAs(removed);
    assertThat(changes.backendsAdded()).contains(removed);
  }

  @Test
  void apply_newBackend_isNotEligibleUntilHealthSaysSo() {
    apply(upstream("api", A));
    Upstream api = registry.upstreams().get(0);
    api.slots(new SlotTable(List.of(slots().backend(0)), new boolean[] {true}, false));

    apply(upstream("api", A, B));

    assertThat(slots().eligible(0)).isTrue();
    assertThat(slots().eligible(1)).isFalse();
  }

  @Test
  void apply_upstreamRemoved_keepsItsSlotsForRequestsRoutedBefore() {
    apply(upstream("api", A), upstream("web", B));
    Upstream web = registry.upstreams().get(1);
    SlotTable before = web.slots();

    Changes changes = apply(upstream("api", A));

    assertThat(changes.removed()).containsExactly(web);
    assertThat(idsOf(changes.backendsRemoved())).containsExactly("b");
    assertThat(web.slots()).isSameInstanceAs(before);
    assertThat(registry.upstreams()).doesNotContain(web);
  }

  @Test
  void apply_removedUpstream_isForgottenOnceDrained() {
    apply(upstream("api", A), upstream("web", B));
    Upstream web = registry.upstreams().get(1);
    Backend busy = web.slots().backend(0);
    busy.inFlight().tryIncrement(1);

    assertThat(apply(upstream("api", A)).forgotten()).isEmpty();
    assertThat(apply(upstream("api", A)).forgotten()).isEmpty();
    busy.inFlight().decrement();
    assertThat(apply(upstream("api", A)).forgotten()).containsExactly(web);
    assertThat(apply(upstream("api", A)).forgotten()).isEmpty();
  }

  @Test
  void apply_removedUpstreamComesBack_isTheSameWithItsBackends() {
    apply(upstream("api", A), upstream("web", B, C));
    Upstream web = registry.upstreams().get(1);
    Backend b = web.slots().backend(0);
    b.inFlight().tryIncrement(1);
    apply(upstream("api", A));

    Changes changes = apply(upstream("api", A), upstream("web", D, B));

    assertThat(registry.upstreams().get(1)).isSameInstanceAs(web);
    assertThat(changes.added()).containsExactly(web);
    assertThat(changes.backendsRemoved()).isEmpty();
    assertThat(idsOf(changes.backendsAdded())).containsExactly("b", "d");
    assertThat(web.slots().backend(0)).isSameInstanceAs(b);
    assertThat(web.slots().backend(1)).isNull();
    assertThat(web.slots().backend(2).key().id()).isEqualTo("d");
  }

  @Test
  void apply_hundredReloadsOfOneMovingBackend_doesNotGrowForEver() {
    for (int i = 0; i < 100; i++) {
      apply(upstream("api", A, backend("moving", "10.0.1." + i + ":80")));
    }
    assertThat(slots().size()).isAtMost(3);
  }
}
