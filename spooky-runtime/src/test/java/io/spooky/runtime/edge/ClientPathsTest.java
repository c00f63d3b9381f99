package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClientPathsTest {
  private static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.1", 1000);
  private static final InetSocketAddress AWAY = new InetSocketAddress("192.0.2.1", 2000);
  private static final InetSocketAddress FAR = new InetSocketAddress("192.0.2.2", 3000);

  private final Set<InetSocketAddress> proven = new HashSet<>();
  private final Map<InetSocketAddress, Long> repeats = new HashMap<>();
  private final ClientPaths paths =
      new ClientPaths(
          new ClientPaths.Knowledge() {
            @Override
            public boolean isProven(InetSocketAddress address) {
              return proven.contains(address);
            }

            @Override
            public long repeats(InetSocketAddress address) {
              return repeats.getOrDefault(address, 0L);
            }

            @Override
            public @Nullable InetSocketAddress active() {
              return active;
            }
          },
          HOME);
  private @Nullable InetSocketAddress active;
  private long now;

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void move(InetSocketAddress to) {
    paths.found(to);
    assertThat(paths.moved(to, now)).isTrue();
  }

  private InetSocketAddress arriving(InetSocketAddress sender) {
    return paths.arriving(sender, now);
  }

  /** Lets a visit of a path be due, begin, be answered and end. */
  private void visit(InetSocketAddress path, InetSocketAddress current) {
    assertThat(paths.plan(now)).isTrue();
    assertThat(arriving(current)).isEqualTo(path);
    assertThat(paths.moved(path, now)).isFalse();
    assertThat(paths.leaving(path)).isEqualTo(current);
    assertThat(arriving(current)).isEqualTo(current);
    assertThat(paths.moved(current, now)).isFalse();
  }

  @Test
  void clientThatStays_isLeftAlone() {
    pass(1000);

    assertThat(paths.areSettled()).isTrue();
    assertThat(paths.plan(now)).isFalse();
    assertThat(arriving(HOME)).isEqualTo(HOME);
    assertThat(arriving(AWAY)).isEqualTo(AWAY);
    assertThat(paths.leaving(HOME)).isEqualTo(HOME);
  }

  @Test
  void clientThatMoved_hasItsOldPathVisited() {
    move(AWAY);

    assertThat(paths.plan(now)).isFalse();
    assertThat(arriving(AWAY)).isEqualTo(AWAY);
    pass(60);
    visit(HOME, AWAY);

    assertThat(paths.leaving(HOME)).isEqualTo(HOME);
    assertThat(arriving(AWAY)).isEqualTo(AWAY);
  }

  @Test
  void visit_lastsUntilQuicAnswers() {
    move(AWAY);
    pass(60);
    assertThat(paths.plan(now)).isTrue();

    assertThat(arriving(AWAY)).isEqualTo(HOME);
    assertThat(arriving(AWAY)).isEqualTo(HOME);
    assertThat(paths.leaving(AWAY)).isEqualTo(AWAY);
    assertThat(arriving(AWAY)).isEqualTo(HOME);
    assertThat(paths.leaving(HOME)).isEqualTo(AWAY);
    assertThat(arriving(AWAY)).isEqualTo(AWAY);
  }

  @Test
  void visit_withoutAnswer_isGivenUp() {
    move(AWAY);
    pass(60);
    assertThat(paths.plan(now)).isTrue();
    assertThat(arriving(AWAY)).isEqualTo(HOME);
    pass(300);

    assertThat(paths.plan(now)).isTrue();
    assertThat(arriving(AWAY)).isEqualTo(AWAY);
  }

  @Test
  void visits_end() {
    move(AWAY);
    int visits = 0;
    while (!paths.areSettled()) {
      pass(50);
      if (paths.plan(now)) {
        visit(HOME, AWAY);
        visits++;
      }
      assertThat(now).isLessThan(TimeUnit.MINUTES.toNanos(5));
    }

    assertThat(visits).isEqualTo(6);
  }

  @Test
  void pathOfWhichQuicRepeatsMore_isVisitedAgain() {
    move(AWAY);
    for (int i = 0; i < 6; i++) {
      pass(5000);
      visit(HOME, AWAY);
    }
    pass(5000);
    assertThat(paths.plan(now)).isFalse();
    repeats.put(HOME, 2L);
    pass(10_000);

    visit(HOME, AWAY);
  }

  @Test
  void anotherMove_beginsAnew() {
    move(AWAY);
    for (int i = 0; i < 6; i++) {
      pass(5000);
      visit(HOME, AWAY);
    }
    move(FAR);
    pass(60);

    visit(HOME, FAR);
    visit(AWAY, FAR);
  }

  @Test
  void clientThatReturns_isNotTakenForAVisit() {
    move(AWAY);
    pass(60);
    assertThat(paths.plan(now)).isTrue();
    assertThat(arriving(AWAY)).isEqualTo(HOME);
    assertThat(arriving(HOME)).isEqualTo(HOME);

    assertThat(paths.leaving(HOME)).isEqualTo(HOME);
    assertThat(paths.moved(HOME, now)).isTrue();
    pass(60);
    visit(AWAY, HOME);
  }

  @Test
  void pathThatWasNeverProven_isNotVisited() {
    paths.found(AWAY);
    move(FAR);
    pass(60);
    visit(HOME, FAR);

    assertThat(paths.plan(now)).isFalse();
  }

  @Test
  void pathLeftBeforeItsValidationWasDone_isVisited() {
    paths.found(AWAY);
    proven.add(AWAY);
    move(FAR);
    pass(60);

    visit(HOME, FAR);
    visit(AWAY, FAR);
  }

  @Test
  void pathThatQuicGaveUp_isNotVisited() {
    move(AWAY);
    pass(60);
    assertThat(paths.plan(now)).isTrue();
    paths.lost(HOME);

    assertThat(arriving(AWAY)).isEqualTo(AWAY);
    assertThat(paths.areSettled()).isTrue();
  }

  @Test
  void datagramsBelong_whereQuicSendsThem() {
    active = HOME;
    paths.leaving(HOME);

    assertThat(paths.belonging(HOME)).isEqualTo(HOME);
    assertThat(paths.belonging(FAR)).isEqualTo(HOME);
    paths.found(AWAY);
    active = AWAY;
    assertThat(paths.belonging(AWAY)).isEqualTo(AWAY);
    assertThat(paths.belonging(FAR)).isEqualTo(AWAY);
    active = null;
    assertThat(paths.belonging(FAR)).isEqualTo(FAR);
  }

  @Test
  void portWithItsBytesInReverse_isKnown() {
    InetSocketAddress told = new InetSocketAddress("192.0.2.1", 0xE803);
    assertThat(HOME.getPort()).isEqualTo(0x03E8);

    assertThat(ClientPaths.areSame(told, HOME)).isTrue();
    assertThat(ClientPaths.areSame(HOME, HOME)).isTrue();
    assertThat(ClientPaths.areSame(told, AWAY)).isFalse();
    assertThat(ClientPaths.areSame(new InetSocketAddress("192.0.2.2", 1000), HOME)).isFalse();
  }
}
