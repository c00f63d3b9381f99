package io.spooky.plugins;

import static com.google.common.truth.Truth.assertThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.spooky.spi.Provider;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the walls around the module: the built-in plugins use nothing that others could not. */
final class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.spooky.plugins");

  @Test
  void plugins_dependOnTheSpiAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "com.google.auto.service",
            "io.spooky.spi",
            "io.spooky.plugins..")
        .check(MAIN);
  }

  @Test
  void themes_doNotKnowEachOther() {
    slices().matching("io.spooky.plugins.(*)..").should().notDependOnEachOther().check(MAIN);
  }

  @Test
  void providers_arePublic_allElseIsNot() {
    classes().that().areAssignableTo(Provider.class).should().bePublic().check(MAIN);
    classes()
        .that()
        .areNotAssignableTo(Provider.class)
        .and()
        .areNotInterfaces()
        .should()
        .notBePublic()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
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
    assertThat(explained).isEqualTo(packages);
    assertThat(packages).hasSize(4);
  }
}
