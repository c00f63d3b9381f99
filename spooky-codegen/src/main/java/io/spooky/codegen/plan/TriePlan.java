package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import java.util.List;

/**
 * A route table that lists its routes when its class is loaded, for the runtime to make a trie.
 *
 * @param parts nested classes, in the order in which they list their routes
 */
public record TriePlan(List<Part> parts) implements TablePlan {
  /** Copies the list. */
  public TriePlan {
    parts = List.copyOf(parts);
  }

  /**
   * A nested class.
   *
   * @param name of the class
   * @param listings its methods
   */
  public record Part(String name, List<Listing> listings) {
    /** Copies the list. */
    public Part {
      listings = List.copyOf(listings);
    }
  }

  /**
   * A method that lists routes of one host.
   *
   * @param name of the method, unique in its class
   * @param host whose routes
   * @param rules in the order of precedence
   */
  public record Listing(String name, HostMatch host, List<MatchRule.PathRule> rules) {
    /** Copies the list. */
    public Listing {
      rules = List.copyOf(rules);
    }
  }
}
