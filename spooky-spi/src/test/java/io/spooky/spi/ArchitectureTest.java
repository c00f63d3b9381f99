package io.spooky.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the walls around the module. */
final class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.spooky.spi");

  @Test
  void spi_dependsOnTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "com.sun.management", "org.jspecify.annotations", "io.spooky.spi..")
        .check(MAIN);
  }

  @Test
  void interfaces_doNotKnowTheTestKit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.spooky.spi.testkit")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.spooky.spi.testkit")
        .check(MAIN);
  }

  @Test
  void config_hasNoCycleButThatOfOptions() {
    noClasses()
        .that()
        .resideInAPackage("io.spooky.spi.config")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("io.spooky.spi")
                .and(JavaClass.Predicates.simpleName("Option").negate()))
        .because("an option reads its value with the parsers of config, and no more than that")
        .check(MAIN);
  }

  @Test
  void packages_explainThemselves() {
    Set<String> packages = new TreeSet<>();
    Set<String> explained = new TreeSet<>();
    for (JavaClass type : MAIN) {
      packages.add(type.getPackageName());
      if (type.getSimpleName().equals("package-info")
          && type.isAnnotatedWith(NullMarked.class.getName())) {
        explained.add(type.getPackageName());
      }
    }
    assertThat(explained)
        .containsExactly("io.spooky.spi", "io.spooky.spi.config", "io.spooky.spi.testkit");
    assertThat(explained).isEqualTo(packages);
  }

  @Test
  void types_areFinalOrInterfaces() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("a subclass elsewhere would keep a class from changing")
        .check(MAIN);
  }

  @Test
  void publicSurface_hasNoRecords() {
    classes().that().arePublic().should().notBeRecords().check(MAIN);
  }
}
