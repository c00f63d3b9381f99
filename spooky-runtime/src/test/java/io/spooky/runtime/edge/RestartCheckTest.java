package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.config.ConfigReader;
import io.spooky.runtime.config.FakeProxy;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.TestLoader;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.ConfigKeys.Edge;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each key that needs a restart is named at its place. */
final class RestartCheckTest {
  @TempDir Path folder;
  private ClassLoader providers;

  @BeforeEach
  void makeLoader() throws Exception {
    providers = TestLoader.of(folder);
  }

  private ProxyConfig config(Consumer<ProxySpec> more) throws ConfigRejectedException {
    FakeProxy proxy =
        new FakeProxy(
            spec -> {
              FakeProxy.describeSmall(spec);
              spec.set(ConfigKeys.Root.WORKERS, "2", 30, 10);
              more.accept(spec);
            });
    return ConfigReader.read(proxy, providers, variable -> null, folder);
  }

  private List<String> refusal(Consumer<ProxySpec> more) throws ConfigRejectedException {
    ProxyConfig current = config(spec -> {});
    ProxyConfig next = config(more);
    return assertThrows(ConfigRejectedException.class, () -> RestartCheck.check(current, next))
        .getMessage()
        .lines()
        .toList();
  }

  @Test
  void check_onlyWhatAReloadCanChange_passes() throws ConfigRejectedException {
    RestartCheck.check(
        config(spec -> {}),
        config(
            spec -> {
              spec.set(ConfigKeys.Root.DRAIN, "9s", 31, 8);
              spec.edge().set(Edge.HEADERS, "50", 40, 12).set(Edge.STREAMS, "100", 41, 12);
            }));
  }

  @Test
  void check_changedKeys_areEachNamedAtTheirPlace() throws ConfigRejectedException {
    assertThat(
            refusal(
                spec -> {
                  spec.listeners().get(0).set(ConfigKeys.Listen.PORT, "9000", 3, 9);
                  spec.set(ConfigKeys.Root.WORKERS, "3", 30, 10);
                  spec.edge().set(Edge.STREAMS, "50", 41, 12).set(Edge.IDLE, "9s", 42, 9);
                }))
        .containsExactly(
            "config.yaml:[3,9] SPK0591 listener 1: port cannot change while the edge runs;"
                + " restart it",
            "config.yaml:[30,10] SPK0591 workers: workers cannot change while the edge runs;"
                + " restart it",
            "config.yaml:[41,12] SPK0591 edge: streams cannot change while the edge runs;"
                + " restart it",
            "config.yaml:[42,9] SPK0591 edge: idle cannot change while the edge runs; restart it")
        .inOrder();
  }

  @Test
  void check_oneListenerMore_isNamedAtItsPlace() throws ConfigRejectedException {
    assertThat(refusal(spec -> spec.listener(50, 3)))
        .containsExactly(
            "config.yaml:[50,3] SPK0591 listen: the number of listeners cannot change while the"
                + " edge runs; restart it");
  }
}
