package io.spooky.maven;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * An execution of a plugin that makes one jar of many, as the POM declares it.
 *
 * @param plugin the plugin
 * @param execution one of its executions
 * @param root the folder where the build was started, from which POMs are named
 */
record FatJarStep(Plugin plugin, PluginExecution execution, Path root) {
  private static final Xpp3Dom NONE = new Xpp3Dom("configuration");

  /** Returns whether this is a goal of a plugin that the build comes to. */
  boolean runs(String artifactId, String goal) {
    return plugin.getKey().equals("org.apache.maven.plugins:" + artifactId)
        && execution.getGoals().contains(goal)
        && !"none".equals(execution.getPhase());
  }

  /** Returns the items of a list of the configuration, into which Maven has merged the plugin's. */
  List<Xpp3Dom> items(String list) {
    Object own = execution.getConfiguration();
    Object configuration = own == null ? plugin.getConfiguration() : own;
    return children(configuration instanceof Xpp3Dom dom ? dom : NONE, list);
  }

  /** Returns the items of a list; none if there is no such list. */
  static List<Xpp3Dom> children(Xpp3Dom parent, String list) {
    Xpp3Dom found = parent.getChild(list);
    return found == null ? List.of() : List.of(found.getChildren());
  }

  /** Returns the text of an element; empty if there is no such element. */
  static String text(Xpp3Dom parent, String name) {
    Xpp3Dom found = parent.getChild(name);
    return found == null || found.getValue() == null ? "" : found.getValue().strip();
  }

  /** Returns something wrong with this, at its place in its POM. */
  PackagingProblem problem(Severity severity, ProblemCode code, String message, List<String> cure) {
    String subject = plugin.getArtifactId() + " execution '" + execution.getId() + "'";
    InputLocation place = place();
    int line = place == null ? 0 : Math.max(place.getLineNumber(), 0);
    int column = place == null ? 0 : Math.max(place.getColumnNumber(), 0);
    Problem problem = new Problem(severity, code.code(), line, column, subject, message);
    return new PackagingProblem(pom(place), problem, cure);
  }

  private @Nullable InputLocation place() {
    InputLocation own = execution.getLocation("");
    return own == null ? plugin.getLocation("") : own;
  }

  private String pom(@Nullable InputLocation place) {
    InputSource source = place == null ? null : place.getSource();
    String location = source == null ? null : source.getLocation();
    return location == null ? "pom.xml" : shown(location);
  }

  /** Maven 4 has URIs where Maven 3 has paths, and either may have something else. */
  private String shown(String location) {
    try {
      boolean uri = location.startsWith("file:");
      return ShownPath.within(root, uri ? Path.of(URI.create(location)) : Path.of(location));
    } catch (IllegalArgumentException e) {
      return location;
    }
  }
}
