package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedServicesTest {
  private static final String SERVICE = "META-INF/services/io.spooky.spi.BalancerProvider";

  @TempDir private Path folder;

  @Test
  void of_jarAndModule_namesBoth() throws Exception {
    Path jar = jar("first-1.jar", SERVICE);
    Path module = folder.resolve("second/target/classes");
    new TestProject(module).write(SERVICE, "a.B\n");
    assertThat(SharedServices.of(List.of(jar, module)))
        .isEqualTo(Map.of(SERVICE, List.of("first-1.jar", "second")));
  }

  @Test
  void of_oneHolderOrOtherServices_isEmpty() throws Exception {
    Path one = jar("one.jar", SERVICE);
    Path two = jar("two.jar", "META-INF/services/java.lang.Runnable");
    Path three = jar("three.jar", "META-INF/services/java.lang.Runnable");
    assertThat(SharedServices.of(List.of(one, two, three))).isEmpty();
  }

  @Test
  void of_whatIsNoJar_isPassedOver() throws Exception {
    Path text = Files.writeString(folder.resolve("library.so"), "x");
    assertThat(SharedServices.of(List.of(text, folder.resolve("absent.jar")))).isEmpty();
  }

  private Path jar(String name, String entry) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.closeEntry();
    }
    return jar;
  }
}
