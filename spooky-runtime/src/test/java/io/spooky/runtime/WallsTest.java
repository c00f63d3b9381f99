package io.spooky.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.spooky.runtime.contract.ContractVersion;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package of the runtime may know what. */
class WallsTest {
  private static final String RUNTIME = "io.spooky.runtime";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(ContractVersion.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void runtime_knowsNoYamlNoJavaPoetAndNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.yaml..",
            "com.palantir.javapoet..",
            "com.squareup..",
            "io.spooky.codegen..",
            "io.spooky.plugins..",
            "io.spooky.maven..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contract", "config", "plugin", "balance"})
  void package_withoutNetwork_knowsNoNetty(String name) {
    noClasses()
        .that()
        .resideInAPackage(RUNTIME + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..")
        .check(CLASSES);
  }

  @Test
  void contract_knowsTheSpiAndTheJdkAlone() {
    noClasses()
        .that()
        .resideInAPackage(RUNTIME + ".contract..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            RUNTIME + ".contract..", "io.spooky.spi..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void plugin_knowsContractAndSpiAlone() {
    onlyKnows("plugin", "contract");
  }

  @Test
  void config_knowsContractPluginAndSpiAlone() {
    onlyKnows("config", "contract", "plugin");
  }

  private static void onlyKnows(String name, String... others) {
    String own = RUNTIME + "." + name + "..";
    Set<String> allowed =
        new TreeSet<>(
            Set.of(own, "io.spooky.spi..", "java..", "javax.security..", "org.jspecify.."));
    for (String other : others) {
      allowed.add(RUNTIME + "." + other + "..");
    }
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(allowed.toArray(new String[0]))
        .check(CLASSES);
  }

  @Test
  void cli_isKnownByNobody() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RUNTIME + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(RUNTIME + ".cli..")
        .check(CLASSES);
  }

  @Test
  void jcommander_isKnownByTheCommandLineAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RUNTIME + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.beust..")
        .check(CLASSES);
  }

  @Test
  void everyPackage_saysWhatItIsAndIsNullMarked() throws ClassNotFoundException {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(type -> packages.add(type.getPackageName()));
    assertThat(packages).contains(RUNTIME + ".contract");
    for (String name : packages) {
      // Loads the class that package-info.java becomes; without the file there is none.
      Class<?> info = Class.forName(name + ".package-info");
      assertWithMessage(name).that(info.isAnnotationPresent(NullMarked.class)).isTrue();
    }
  }
}
