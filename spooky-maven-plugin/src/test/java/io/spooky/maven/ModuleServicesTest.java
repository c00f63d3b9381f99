package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModuleServicesTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);
  private static final Set<String> BOTH = Set.of("one", "two");

  @TempDir private Path base;

  @Test
  void register_twoExecutions_listsBothForBoth() throws Exception {
    register("res", "one", BOTH, "b.OneProxy");
    register("res", "two", BOTH, "a.TwoProxy");
    assertThat(service("res")).isEqualTo("a.TwoProxy\nb.OneProxy\n");
  }

  @Test
  void register_foldersOfTheirOwn_listBothInEach() throws Exception {
    register("res1", "one", BOTH, "a.OneProxy");
    register("res2", "two", BOTH, "a.TwoProxy");
    assertThat(service("res1")).isEqualTo("a.OneProxy\na.TwoProxy\n");
    assertThat(service("res2")).isEqualTo(service("res1"));
  }

  @Test
  void register_again_writesNothing() throws Exception {
    register("res", "one", BOTH, "a.OneProxy");
    register("res", "two", BOTH, "a.TwoProxy");
    Files.setLastModifiedTime(file("res"), LONG_AGO);
    Files.setLastModifiedTime(base.resolve("state/services"), LONG_AGO);
    register("res", "one", BOTH, "a.OneProxy");
    register("res", "two", BOTH, "a.TwoProxy");
    assertThat(Files.getLastModifiedTime(file("res"))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(base.resolve("state/services"))).isEqualTo(LONG_AGO);
  }

  @Test
  void register_executionGone_isNoLongerListed() throws Exception {
    register("res", "one", BOTH, "a.OneProxy");
    register("res", "two", BOTH, "a.TwoProxy");
    register("res", "one", Set.of("one"), "a.OneProxy");
    assertThat(service("res")).isEqualTo("a.OneProxy\n");
  }

  @Test
  void register_byHand_countsUntilTheBuildRuns() throws Exception {
    register("res", "default-cli", Set.of("one"), "a.HandProxy");
    assertThat(service("res")).isEqualTo("a.HandProxy\n");
    register("res", "one", Set.of("one"), "a.OneProxy");
    assertThat(service("res")).isEqualTo("a.OneProxy\n");
  }

  @Test
  void register_folderChanged_takesTheOldFileAway() throws Exception {
    register("old", "one", BOTH, "a.OneProxy");
    register("new", "one", BOTH, "a.OneProxy");
    assertThat(Files.exists(file("old"))).isFalse();
    assertThat(service("new")).isEqualTo("a.OneProxy\n");
  }

  @Test
  void withdraw_skipped_isNoLongerListed() throws Exception {
    register("res", "one", BOTH, "a.OneProxy");
    register("res", "two", BOTH, "a.TwoProxy");
    services("res", "one", BOTH).withdraw();
    assertThat(service("res")).isEqualTo("a.TwoProxy\n");
    services("res", "two", BOTH).withdraw();
    assertThat(Files.exists(file("res"))).isFalse();
  }

  @Test
  void withdraw_neverThere_writesNothing() throws Exception {
    services("res", "one", BOTH).withdraw();
    assertThat(base.toFile().list()).isEmpty();
  }

  @Test
  void register_registryOfAnotherForm_startsAfresh() throws Exception {
    new TestProject(base).write("state/services", "spooky-services-0\na.B\tres\ttwo\n");
    register("res", "one", BOTH, "a.OneProxy");
    assertThat(service("res")).isEqualTo("a.OneProxy\n");
  }

  private void register(String folder, String execution, Set<String> executions, String proxyClass)
      throws IOException {
    services(folder, execution, executions).register(proxyClass);
  }

  private ModuleServices services(String folder, String execution, Set<String> executions) {
    Path registry = base.resolve("state/services");
    return new ModuleServices(base, registry, base.resolve(folder), execution, executions);
  }

  private String service(String folder) throws IOException {
    return Files.readString(file(folder));
  }

  private Path file(String folder) {
    return base.resolve(folder)
        .resolve("META-INF/services/io.spooky.runtime.contract.CompiledProxy");
  }
}
