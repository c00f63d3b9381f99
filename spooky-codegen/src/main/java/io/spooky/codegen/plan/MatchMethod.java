package io.spooky.codegen.plan;

/**
 * A generated method of the route table.
 *
 * @param name its name, unique in its class
 * @param title what it looks at, for its Javadoc
 * @param node what it does
 */
public record MatchMethod(String name, Title title, MatchNode node) {
  /**
   * What a method looks at: {@code Paths of HOST that begin with TEXT}.
   *
   * @param subject such as {@code Paths}
   * @param host whose paths; empty where the method looks at hosts, or at any host's paths
   * @param verb such as {@code that begin with}
   * @param text what follows the verb; empty for neither
   */
  public record Title(String subject, String host, String verb, String text) {
    /** Returns the title of a part of this method's work. */
    Title partOf(String part) {
      return new Title(subject, host, verb, part);
    }
  }
}
