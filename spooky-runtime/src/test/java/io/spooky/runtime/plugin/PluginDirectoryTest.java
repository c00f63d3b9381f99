package io.spooky.runtime.plugin;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.BalancerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {
  @TempDir Path work;
  private Path folder;
  private PluginDirectory directory;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(work.resolve("plugins"));
    mode(folder, "rwxr-xr-x");
    directory = new PluginDirectory(folder, getClass().getClassLoader());
  }

  @AfterEach
  void close() {
    directory.close();
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private Path write(PluginJar jar, String name) throws IOException {
    Path file = folder.resolve(name);
    jar.write(file);
    mode(file, "rw-r--r--");
    return file;
  }

  private String refusal() {
    return assertThrows(PluginDirectoryException.class, directory::refresh).getMessage();
  }

  @Test
  void refresh_jarWithProvider_isFoundByServiceLoader() throws Exception {
    write(new PluginJar().balancer("com.acme.Sticky", "sticky"), "acme.jar");
    Providers providers = Providers.load(directory.refresh());
    assertThat(providers.problems()).isEmpty();
    BalancerProvider sticky = providers.balancer("sticky").orElseThrow();
    assertThat(sticky.getClass().getName()).isEqualTo("com.acme.Sticky");
    assertThat(sticky.getClass().getClassLoader()).isSameInstanceAs(directory.refresh());
  }

  @Test
  void refresh_nothingChanged_keepsTheLoader() throws Exception {
    Path jar = write(new PluginJar().balancer("com.acme.Sticky", "sticky"), "acme.jar");
    ClassLoader first = directory.refresh();
    Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(0));
    assertThat(directory.refresh()).isSameInstanceAs(first);
  }

  @Test
  void refresh_jarAddedRemovedOrRewritten_isANewLoader() throws Exception {
    ClassLoader empty = directory.refresh();
    Path jar = write(new PluginJar().balancer("com.acme.Sticky", "sticky"), "acme.jar");
    ClassLoader added = directory.refresh();
    write(new PluginJar().balancer("com.acme.Sticky", "sticky-2"), "acme.jar");
    ClassLoader rewritten = directory.refresh();
    Files.delete(jar);
    assertThat(added).isNotSameInstanceAs(empty);
    assertThat(rewritten).isNotSameInstanceAs(added);
    assertThat(Providers.load(rewritten).balancer("sticky-2")).isPresent();
    assertThat(Providers.load(directory.refresh()).balancer("sticky-2")).isEmpty();
  }

  @Test
  void refresh_jarOverwrittenInPlace_oldLoaderStillServesClasses() throws Exception {
    PluginJar first = new PluginJar().source("com.acme.Late", "package com.acme; class Late {}");
    write(first, "acme.jar");
    ClassLoader old = directory.refresh();
    Files.writeString(folder.resolve("acme.jar"), "not a jar any more");
    PluginDirectoryException refused =
        assertThrows(PluginDirectoryException.class, directory::refresh);
    assertThat(refused).hasMessageThat().contains("acme.jar is not a jar: ");
    assertThat(old.loadClass("com.acme.Late").getClassLoader()).isSameInstanceAs(old);
  }

  @Test
  void refresh_loaderNobodyUses_itsCopiesAreDeleted() throws Exception {
    directory.refresh();
    write(new PluginJar().balancer("com.acme.Sticky", "sticky"), "acme.jar");
    Object used = directory.refresh();
    long patience = System.nanoTime() + 30_000_000_000L;
    while (directory.liveCopies() > 1 && System.nanoTime() < patience) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(directory.liveCopies()).isEqualTo(1);
    assertThat(directory.refresh()).isSameInstanceAs(used);
  }

  @Test
  void close_deletesAllCopies() throws Exception {
    write(new PluginJar().balancer("com.acme.Sticky", "sticky"), "acme.jar");
    ClassLoader loader = directory.refresh();
    directory.close();
    assertThat(directory.liveCopies()).isEqualTo(0);
    assertThrows(ClassNotFoundException.class, () -> loader.loadClass("com.acme.Sticky"));
  }

  @Test
  void loadClass_spiAndRuntimeInJar_comeFromTheHost() throws Exception {
    write(
        new PluginJar()
            .source("io.spooky.spi.Pick", "package io.spooky.spi; public interface Pick {}")
            .source(
                "io.spooky.runtime.plugin.Faults",
                "package io.spooky.runtime.plugin; class Faults {}")
            .source("io.spooky.spi.Extra", "package io.spooky.spi; public class Extra {}"),
        "shadow.jar");
    ClassLoader loader = directory.refresh();
    assertThat(loader.loadClass("io.spooky.spi.Pick")).isSameInstanceAs(io.spooky.spi.Pick.class);
    assertThat(loader.loadClass("io.spooky.runtime.plugin.Faults")).isSameInstanceAs(Faults.class);
    assertThrows(ClassNotFoundException.class, () -> loader.loadClass("io.spooky.spi.Extra"));
  }

  @Test
  void loadClass_libraryThatTheHostHasToo_comesFromTheJar() throws Exception {
    String truth = "com.google.common.truth.Truth";
    write(
        new PluginJar().source(truth, "package com.google.common.truth; public class Truth {}"),
        "library.jar");
    ClassLoader loader = directory.refresh();
    assertThat(loader.loadClass(truth).getClassLoader()).isSameInstanceAs(loader);
    assertThat(loader.loadClass("java.util.List")).isSameInstanceAs(java.util.List.class);
    assertThat(loader.loadClass("org.junit.jupiter.api.Test")).isSameInstanceAs(Test.class);
  }

  @Test
  void refresh_missingFolder_isRefused() throws Exception {
    Files.delete(folder);
    assertThat(refusal())
        .isEqualTo("--plugins " + folder + ": is not a directory (expected: a folder of jars)");
  }

  @Test
  void refresh_folderThatOthersCanWrite_isRefused() throws Exception {
    mode(folder, "rwxr-xrwx");
    assertThat(refusal()).contains("can be written by everybody");
    mode(folder, "rwxrwxr-x");
    assertThat(refusal()).contains("can be written by its group");
    mode(folder, "rwxr-xr-x");
    assertThat(directory.refresh()).isNotNull();
  }

  @Test
  void refresh_jarThatOthersCanWrite_isRefused() throws Exception {
    Path jar = write(new PluginJar().balancer("com.acme.Sticky", "sticky"), "acme.jar");
    mode(jar, "rw-rw-rw-");
    assertThat(refusal()).contains("acme.jar can be written by everybody");
  }
}
