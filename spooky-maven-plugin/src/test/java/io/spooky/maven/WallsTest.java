package io.spooky.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;

/** The module's walls: the compiler's face, the SPI and Maven's API, and nothing behind them. */
final class WallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.spooky.maven");

  @Test
  void plugin_knowsTheFaceOfTheCompilerOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.spooky.maven",
            "io.spooky.codegen",
            "io.spooky.codegen.config",
            "io.spooky.codegen.explain",
            "io.spooky.spi..",
            "org.apache.maven..",
            "org.codehaus.plexus.util.xml",
            "org.jspecify.annotations",
            "java..",
            "javax.lang.model",
            "javax.xml.parsers",
            "org.w3c.dom",
            "org.xml.sax")
        .check(CLASSES);
  }

  @Test
  void goals_areKnownToNobody() {
    noClasses()
        .that()
        .doNotImplement(Mojo.class)
        .should()
        .dependOnClassesThat()
        .implement(Mojo.class)
        .check(CLASSES);
  }
}
