package io.spooky.codegen;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The module's walls: each step knows only those before it, and each library has one home. */
final class WallsTest {
  private static final String ROOT = "io.spooky.codegen";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @ParameterizedTest(name = "{0} knows not {1}")
  @CsvSource({
    "config, 'check route diff plan emit live schema'",
    "check, 'route diff plan emit live schema'",
    "route, 'diff plan emit live schema'",
    "diff, 'config plan emit live schema'",
    "schema, 'config plan emit diff live'",
    "plan, 'config route diff emit live schema'",
    "emit, 'config route diff live schema'"
  })
  void step_knowsOnlyTheStepsBefore(String step, String others) {
    String[] packages =
        Stream.of(others.split(" ")).map(p -> ROOT + "." + p + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + step + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  @ParameterizedTest(name = "{0} is known in {1} only")
  @CsvSource({
    "org.yaml.snakeyaml.., io.spooky.codegen.config",
    "com.palantir.javapoet.., io.spooky.codegen.emit",
    "io.spooky.runtime.., io.spooky.codegen.live",
    "io.netty.., nowhere",
    "io.spooky.plugins.., nowhere"
  })
  void library_hasOneHome(String library, String home) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void runtime_knownByItsContractOnly() {
    DescribedPredicate<JavaClass> inside =
        resideInAPackage("io.spooky.runtime..")
            .and(
                describe(
                    "not of the contract", type -> !type.getPackageName().endsWith(".contract")));
    noClasses().should().dependOnClassesThat(inside).check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void files_areWrittenByOneClass() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SourceWriter.class)
        .should()
        .callMethodWhere(describe("writes files", WallsTest::writesFiles))
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile|PrintWriter)")
        .check(CLASSES);
  }

  private static boolean writesFiles(JavaMethodCall call) {
    String writing = "(write|create|delete|copy|move|newOutput|newBuffered).*";
    return call.getTargetOwner().isEquivalentTo(Files.class) && call.getName().matches(writing);
  }

  @Test
  void packages_sayWhatTheyAreFor() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .check(CLASSES);
  }
}
