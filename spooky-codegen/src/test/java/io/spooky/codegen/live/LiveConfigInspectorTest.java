package io.spooky.codegen.live;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.TestProviders;
import io.spooky.runtime.contract.ConfigInspector;
import io.spooky.runtime.contract.ConfigRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about config files, asked in this process. */
final class LiveConfigInspectorTest {
  private static final Path BEFORE = Path.of("src/test/resources/inspect/before.yaml");
  private static final Path AFTER = Path.of("src/test/resources/inspect/after.yaml");

  @TempDir Path folder;
  private final LiveConfigInspector inspector = new LiveConfigInspector();
  private final TestProviders providers = new TestProviders();

  @Test
  void serviceLoader_findsTheInspector() {
    assertThat(ServiceLoader.load(ConfigInspector.class).findFirst().orElseThrow())
        .isInstanceOf(LiveConfigInspector.class);
  }

  @Test
  void answers_nameTheFiles() throws Exception {
    assertThat(inspector.routes(BEFORE, providers)).contains(BEFORE + ":6\n");
    assertThat(inspector.explain(BEFORE, "GET https://www.example.com/", providers))
        .contains("is taken by www.example.com/* -> web (" + BEFORE + ":20)\n");
    assertThat(inspector.diff(BEFORE, AFTER, providers))
        .contains("(" + BEFORE + ":20 -> " + AFTER + ":24)");
    assertThat(inspector.diff(BEFORE, BEFORE, providers)).isEmpty();
  }

  @Test
  void answers_wrongConfig_areRefusals() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "version: 1\nx: 1\n");
    assertThrows(ConfigRejectedException.class, () -> inspector.routes(bad, providers));
    ConfigRejectedException base =
        assertThrows(ConfigRejectedException.class, () -> inspector.diff(bad, BEFORE, providers));
    assertThat(base.source()).isEqualTo(bad.toString());
    ConfigRejectedException next =
        assertThrows(ConfigRejectedException.class, () -> inspector.diff(BEFORE, bad, providers));
    assertThat(next).hasMessageThat().contains("bad.yaml:[2,1] SPK0101");
  }
}
