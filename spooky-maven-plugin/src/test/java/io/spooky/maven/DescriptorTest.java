package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven and Eclipse are told of the goals. */
final class DescriptorTest {
  private static final String MAVEN = "/META-INF/maven/plugin.xml";
  private static final String ECLIPSE = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

  @Test
  void goals_all_areThreadSafe() throws Exception {
    List<Element> goals = elements(read(MAVEN).getDocumentElement(), "mojo");
    assertThat(goals).isNotEmpty();
    for (Element goal : goals) {
      assertWithMessage(text(goal, "goal")).that(text(goal, "threadSafe")).isEqualTo("true");
    }
  }

  @Test
  void goals_partOfABuild_areMappedForEclipse() throws Exception {
    List<String> bound =
        elements(read(MAVEN).getDocumentElement(), "mojo").stream()
            .filter(goal -> !elements(goal, "phase").isEmpty())
            .map(goal -> text(goal, "goal"))
            .toList();
    List<String> mapped =
        elements(read(ECLIPSE).getDocumentElement(), "goal").stream()
            .map(Element::getTextContent)
            .toList();
    assertThat(mapped).containsAtLeastElementsIn(bound);
    assertThat(bound).contains("generate");
  }

  @Test
  void generate_inEclipse_runsOnImportAndOnChange() throws Exception {
    Element generate =
        elements(read(ECLIPSE).getDocumentElement(), "pluginExecution").stream()
            .filter(execution -> text(execution, "goal").equals("generate"))
            .findFirst()
            .orElseThrow();
    assertThat(elements(generate, "execute")).hasSize(1);
    assertThat(text(generate, "runOnConfiguration")).isEqualTo("true");
    assertThat(text(generate, "runOnIncremental")).isEqualTo("true");
  }

  private static Document read(String resource) throws Exception {
    try (InputStream in = DescriptorTest.class.getResourceAsStream(resource)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Objects.requireNonNull(in, resource));
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    return elements(parent, name).get(0).getTextContent().strip();
  }
}
