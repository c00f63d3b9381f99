package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What is said of a POM that makes one jar of many. */
final class FatJarCheckTest {
  private static final String BALANCERS = "META-INF/services/io.spooky.spi.BalancerProvider";
  private static final String MERGING =
      "<transformers><transformer implementation="
          + "\"org.apache.maven.plugins.shade.resource.ServicesResourceTransformer\" />"
          + "</transformers>";
  private static final Path ROOT = Path.of("/work");

  private final SortedMap<String, List<String>> shared = new TreeMap<>();
  private String location = ROOT.resolve("edge/pom.xml").toString();
  private final RecordingLog log = new RecordingLog();

  @Test
  void check_shadeThatMerges_isRight() throws Exception {
    shared.put(BALANCERS, List.of("a.jar", "b.jar"));
    assertThat(check(shade(MERGING))).isEmpty();
  }

  @Test
  void check_shadeThatLosesFiles_isAnErrorWithPlaceAndCure() throws Exception {
    shared.put(BALANCERS, List.of("a.jar", "b.jar"));
    FatJarCheck.log(check(shade("")), log);
    assertThat(log.lines())
        .containsExactly(
            "ERROR edge/pom.xml:[6,16] SPK0701 maven-shade-plugin execution 'fat': keeps one of"
                + " the files META-INF/services/io.spooky.spi.BalancerProvider that a.jar and"
                + " b.jar have, and loses what the others register; add to its configuration:",
            "ERROR     <transformers>",
            "ERROR       <transformer implementation="
                + "\"org.apache.maven.plugins.shade.resource.ServicesResourceTransformer\" />",
            "ERROR     </transformers>")
        .inOrder();
  }

  @Test
  void check_shadeThatMayLoseFiles_isAWarning() throws Exception {
    FatJarCheck.log(check(shade("")), log);
    assertThat(log.lines()).hasSize(4);
    assertThat(log.lines().get(0))
        .isEqualTo(
            "WARNING edge/pom.xml:[6,16] SPK0701 maven-shade-plugin execution 'fat': does not"
                + " merge service files, so a further plugin may get lost; add to its"
                + " configuration:");
  }

  @Test
  void check_placeAsMaven4TellsIt_isShownTheSame() throws Exception {
    location = ROOT.resolve("edge/pom.xml").toUri().toString();
    assertThat(location).startsWith("file:");
    assertThat(check(shade("")).get(0).pom()).isEqualTo("edge/pom.xml");
  }

  @Test
  void check_filesAppendedOneByOne_areNotLost() throws Exception {
    shared.put(BALANCERS, List.of("a.jar", "b.jar"));
    String appending =
        "<transformers><transformer implementation=\"x.AppendingTransformer\"><resource>"
            + BALANCERS
            + "</resource></transformer></transformers>";
    List<PackagingProblem> problems = check(shade(appending));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).isError()).isFalse();
  }

  @Test
  void check_assemblyOfAllDependencies_losesFiles() throws Exception {
    shared.put(BALANCERS, List.of("a.jar", "b.jar"));
    FatJarCheck.log(check(assembly("jar-with-dependencies")), log);
    assertThat(log.lines().get(0)).startsWith("ERROR edge/pom.xml:[6,16] SPK0701 maven-assembly");
    assertThat(log.lines().get(0))
        .endsWith("; take maven-shade-plugin, or a descriptor of your own with:");
    assertThat(log.lines()).contains("ERROR         <handlerName>metaInf-services</handlerName>");
    assertThat(check(assembly("src"))).isEmpty();
  }

  @Test
  void check_relocatedNetty_isAnError() throws Exception {
    FatJarCheck.log(check(shade(MERGING + relocation("io.netty"))), log);
    assertThat(log.lines())
        .containsExactly(
            "ERROR edge/pom.xml:[6,16] SPK0702 maven-shade-plugin execution 'fat': the relocation"
                + " of 'io.netty' renames io.netty: its native code no longer finds its classes,"
                + " and QUIC cannot start; take the relocation away");
  }

  @Test
  void check_relocationOfMore_showsTheExclusion() throws Exception {
    FatJarCheck.log(check(shade(MERGING + relocation("io"))), log);
    assertThat(log.lines().get(0)).endsWith("; add to the relocation:");
    assertThat(log.lines().subList(1, 4))
        .containsExactly(
            "ERROR     <excludes>",
            "ERROR       <exclude>io.netty.**</exclude>",
            "ERROR     </excludes>")
        .inOrder();
    assertThat(log.lines().get(4)).startsWith("WARNING ");
    assertThat(log.lines()).contains("WARNING       <exclude>io.spooky.**</exclude>");
  }

  @Test
  void check_relocatedSpooky_isAWarning() throws Exception {
    FatJarCheck.log(check(shade(MERGING + relocation("io.spooky.spi"))), log);
    assertThat(log.lines())
        .containsExactly(
            "WARNING edge/pom.xml:[6,16] SPK0702 maven-shade-plugin execution 'fat': the"
                + " relocation of 'io.spooky.spi' renames io.spooky: plugins that are built for it"
                + " no longer fit; take the relocation away");
  }

  @Test
  void check_relocationOfOthers_isRight() throws Exception {
    assertThat(check(shade(MERGING + relocation("com.google")))).isEmpty();
    String raw =
        relocation("io.netty").replace("</pattern>", "</pattern><rawString>true</rawString>");
    assertThat(check(shade(MERGING + raw))).isEmpty();
  }

  @Test
  void check_executionThatNeverRuns_isLeftAlone() throws Exception {
    assertThat(check(shade("").replace("<id>", "<phase>none</phase><id>"))).isEmpty();
    assertThat(check(shade("").replace("<goal>shade", "<goal>help"))).isEmpty();
    assertThat(check(shade("").replace("maven-shade", "other-shade"))).isEmpty();
  }

  @Test
  void check_configurationOfThePlugin_countsToo() throws Exception {
    String pom = shade("").replace("<configuration></configuration>", "");
    String outer = "<configuration>" + MERGING + "</configuration></plugin>";
    assertThat(check(pom)).hasSize(1);
    assertThat(check(pom.replace("</plugin>", outer))).isEmpty();
  }

  @Test
  void enforce_warning_failsOnlyTheStrict() throws Exception {
    List<PackagingProblem> warnings = check(shade(""));
    FatJarCheck.enforce(warnings, false);
    MojoFailureException e =
        assertThrows(MojoFailureException.class, () -> FatJarCheck.enforce(warnings, true));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("1 problem with the packaging; spooky.checkPackaging=false lets it pass");
  }

  @Test
  void enforce_error_failsAll() throws Exception {
    List<PackagingProblem> errors = check(shade(MERGING + relocation("io.netty")));
    assertThrows(MojoFailureException.class, () -> FatJarCheck.enforce(errors, false));
  }

  private List<PackagingProblem> check(String plugin) throws Exception {
    String pom = "<project><build><plugins>\n" + plugin + "\n</plugins></build></project>";
    InputSource source = new InputSource();
    source.setLocation(location);
    Model model = new MavenXpp3ReaderEx().read(new StringReader(pom), true, source);
    FatJarCheck check = new FatJarCheck(ROOT, new ServiceFilesCheck(shared));
    return check.check(model.getBuild().getPlugins());
  }

  private static String shade(String configuration) {
    return plugin("maven-shade-plugin", "shade", configuration);
  }

  private static String assembly(String descriptor) {
    return plugin(
        "maven-assembly-plugin",
        "single",
        "<descriptorRefs><descriptorRef>" + descriptor + "</descriptorRef></descriptorRefs>");
  }

  private static String relocation(String pattern) {
    return "<relocations><relocation><pattern>" + pattern + "</pattern></relocation></relocations>";
  }

  private static String plugin(String name, String goal, String configuration) {
    return """
        <plugin>
          <groupId>org.apache.maven.plugins</groupId>
          <artifactId>%s</artifactId>
          <executions>
            <execution>
              <id>fat</id>
              <goals><goal>%s</goal></goals>
              <configuration>%s</configuration>
            </execution>
          </executions>
        </plugin>
        """
        .formatted(name, goal, configuration);
  }
}
