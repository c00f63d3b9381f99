package io.spooky.codegen.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of the tree that finds a route. Each takes a request and gives a route or none; with none
 * the search goes on at whoever asked.
 */
public sealed interface MatchNode {
  /** What the switches of a tree read. */
  enum Scan {
    /** The host from its start. */
    HOST,
    /** The host from its end. */
    HOST_FROM_END,
    /** The path from its start. */
    PATH
  }

  /** Returns the text that all keys of this node begin with, in the direction of the scan. */
  String common();

  /**
   * Tests one after the other, in the order of precedence.
   *
   * @param common what all keys begin with
   * @param list the tests
   */
  record Tests(String common, List<MatchRule> list) implements MatchNode {
    /** Copies the list. */
    public Tests {
      list = List.copyOf(list);
    }
  }

  /**
   * A switch on one byte. A rule whose key reaches beyond that byte can only match in the case of
   * its own byte; all others are left to the rest. Longer keys take precedence, so the rest comes
   * after.
   *
   * @param scan what is read
   * @param position of the byte, from 0
   * @param common what all keys begin with
   * @param cases by byte, in its order
   * @param rest what is tried when no case took the request
   */
  record Branch(
      Scan scan,
      int position,
      String common,
      SortedMap<Character, MatchNode> cases,
      Optional<MatchNode> rest)
      implements MatchNode {
    /** Copies the cases. */
    public Branch {
      cases = Collections.unmodifiableSortedMap(new TreeMap<>(cases));
    }
  }

  /**
   * Parts that are tried one after the other.
   *
   * @param common what all keys begin with
   * @param parts in the order of precedence
   */
  record Sequence(String common, List<MatchNode> parts) implements MatchNode {
    /** Copies the list. */
    public Sequence {
      parts = List.copyOf(parts);
    }
  }
}
