package io.spooky.maven;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Whether one jar made of many keeps all service files, by which the run time finds plugins and
 * compiled configs. Where several dependencies have the same file, what does not merge them is an
 * error; else it is a trap for later, and a warning.
 *
 * @param shared the service files of Spooky that several dependencies have, with their names
 */
record ServiceFilesCheck(SortedMap<String, List<String>> shared) {
  private static final String MERGES = "ServicesResourceTransformer";
  private static final List<String> TRANSFORMER =
      """
      <transformers>
        <transformer implementation="org.apache.maven.plugins.shade.resource.ServicesResourceTransformer" />
      </transformers>
      """
          .lines()
          .toList();
  private static final List<String> HANDLER =
      """
      <containerDescriptorHandlers>
        <containerDescriptorHandler>
          <handlerName>metaInf-services</handlerName>
        </containerDescriptorHandler>
      </containerDescriptorHandlers>
      """
          .lines()
          .toList();

  /** Checks an execution of maven-shade-plugin. */
  void shade(FatJarStep step, List<PackagingProblem> problems) {
    List<Xpp3Dom> transformers = step.items("transformers");
    if (transformers.stream().noneMatch(ServiceFilesCheck::merges)) {
      SortedMap<String, List<String>> lost = new TreeMap<>(shared);
      // They may be appended to each other one by one.
      transformers.forEach(transformer -> lost.remove(FatJarStep.text(transformer, "resource")));
      problems.add(problem(step, lost, "; add to its configuration:", TRANSFORMER));
    }
  }

  /** Checks an execution of maven-assembly-plugin, whose own descriptor merges nothing. */
  void assembly(FatJarStep step, List<PackagingProblem> problems) {
    if (step.items("descriptorRefs").stream()
        .anyMatch(reference -> "jar-with-dependencies".equals(reference.getValue()))) {
      String cure = "; take maven-shade-plugin, or a descriptor of your own with:";
      problems.add(problem(step, shared, cure, HANDLER));
    }
  }

  private static boolean merges(Xpp3Dom transformer) {
    return String.valueOf(transformer.getAttribute("implementation")).endsWith(MERGES);
  }

  private static PackagingProblem problem(
      FatJarStep step, SortedMap<String, List<String>> lost, String advice, List<String> cure) {
    ProblemCode code = ProblemCode.SERVICES_NOT_MERGED;
    if (lost.isEmpty()) {
      String message = "does not merge service files, so a further plugin may get lost" + advice;
      return step.problem(Severity.WARNING, code, message, cure);
    }
    String service = lost.firstKey();
    String message =
        "keeps one of the files "
            + service
            + " that "
            + String.join(" and ", lost.get(service))
            + " have, and loses what the others register"
            + advice;
    return step.problem(Severity.ERROR, code, message, cure);
  }
}
