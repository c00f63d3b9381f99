package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Spooky;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the jar holds. */
final class FatJarIT {
  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Spooky.jar().toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void natives_areThereForBothMachines() {
    List<String> natives =
        names().stream().filter(name -> name.matches("META-INF/native/.*\\.so")).toList();

    for (String machine : List.of("x86_64", "aarch_64")) {
      assertThat(natives.stream().filter(name -> name.endsWith("linux_" + machine + ".so")))
          .isNotEmpty();
      assertThat(natives).contains(epoll(machine));
    }
  }

  @Test
  void netty_keepsItsPackages() {
    assertThat(names()).contains("io/netty/channel/Channel.class");
  }

  @Test
  void services_areMerged() throws IOException {
    String balancers = text("META-INF/services/io.spooky.spi.BalancerProvider");

    assertThat(balancers).contains("io.spooky.plugins.weighted.RoundRobinProvider");
    assertThat(balancers).contains("io.spooky.plugins.hash.ConsistentHashProvider");
    assertThat(names()).contains("META-INF/services/io.spooky.spi.HealthPolicyProvider");
    assertThat(names()).contains("META-INF/services/io.spooky.runtime.contract.ConfigCompiler");
  }

  @Test
  void licences_areKept() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("MIT License");
    assertThat(text("META-INF/LICENSE.txt")).contains("Apache License");
    assertThat(text("META-INF/NOTICE.txt")).contains("Netty");
    assertThat(names()).contains("META-INF/license/LICENSE.quiche.txt");
    assertThat(names()).contains("META-INF/license/LICENSE.boringssl.txt");
  }

  @Test
  void entries_areUnique() {
    assertThat(names()).containsNoDuplicates();
  }

  @Test
  void manifest_letsTheMachineRunIt() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.spooky.runtime.cli.Main");
    assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
    assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
  }

  private static String epoll(String machine) {
    return "META-INF/native/libnetty_transport_native_epoll_" + machine + ".so";
  }

  private List<String> names() {
    return jar.stream().map(ZipEntry::getName).toList();
  }

  private String text(String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
