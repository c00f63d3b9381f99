package io.spooky.codegen.plan;

import io.spooky.codegen.plan.MatchNode.Branch;
import io.spooky.codegen.plan.MatchNode.Scan;
import io.spooky.codegen.plan.MatchNode.Sequence;
import io.spooky.codegen.plan.MatchNode.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the tree of one list of rules: a trie whose switches look at the bytes in which keys differ
 * and skip those that they share. The test at the end compares the whole key, so skipped bytes cost
 * nothing and are not trusted.
 */
final class MatchTreeBuilder {
  private final Scan scan;

  private MatchTreeBuilder(Scan scan) {
    this.scan = scan;
  }

  /** Returns the tree of rules that stand in the order of precedence. */
  static MatchNode build(Scan scan, List<? extends MatchRule> rules) {
    return new MatchTreeBuilder(scan).node(List.copyOf(rules));
  }

  /** Returns parts that are tried in turn, nested where they are many. */
  static MatchNode sequence(String common, List<MatchNode> parts) {
    List<MatchNode> nodes = parts;
    while (nodes.size() > MethodBudget.CALLS_IN_A_ROW) {
      nodes =
          Chunks.of(nodes, MethodBudget.CALLS_IN_A_ROW).stream()
              .map(chunk -> (MatchNode) new Sequence(common, chunk))
              .collect(Collectors.toList());
    }
    return nodes.size() == 1 ? nodes.get(0) : new Sequence(common, nodes);
  }

  private MatchNode node(List<MatchRule> rules) {
    if (MethodBudget.fitsOneMethod(rules)) {
      return new Tests(common(rules), rules);
    }
    int position = branchPosition(rules);
    List<MatchRule> longer = reachingBeyond(rules, position);
    if (longer.isEmpty()) {
      return inTurn(rules);
    }
    SortedMap<Character, MatchNode> cases = new TreeMap<>();
    byByte(longer, position).forEach((octet, group) -> cases.put(octet, node(group)));
    return new Branch(scan, position, common(rules), cases, rest(rules, position));
  }

  private Optional<MatchNode> rest(List<MatchRule> rules, int position) {
    List<MatchRule> rest =
        rules.stream().filter(rule -> rule.scanned().length() <= position).toList();
    return rest.isEmpty() ? Optional.empty() : Optional.of(node(rest));
  }

  /** Nothing tells these keys apart: they are equal, or each begins with the next. */
  private static MatchNode inTurn(List<MatchRule> rules) {
    List<MatchNode> parts = new ArrayList<>();
    List<MatchRule> part = new ArrayList<>();
    for (MatchRule rule : rules) {
      part.add(rule);
      if (!MethodBudget.fitsOneMethod(part)) {
        part.remove(part.size() - 1);
        parts.add(new Tests(common(part), part));
        part.clear();
        part.add(rule);
      }
    }
    parts.add(new Tests(common(part), part));
    return sequence(common(rules), parts);
  }

  /** Returns the first position at which two keys differ; where none do, the longest key's end. */
  private static int branchPosition(List<MatchRule> rules) {
    List<MatchRule> longer = rules;
    int position = 0;
    while (!longer.isEmpty()) {
      position = common(longer).length();
      longer = reachingBeyond(longer, position);
      if (longer.size() > 1 && byByte(longer, position).size() > 1) {
        return position;
      }
    }
    return position;
  }

  private static List<MatchRule> reachingBeyond(List<MatchRule> rules, int position) {
    return rules.stream().filter(rule -> rule.scanned().length() > position).toList();
  }

  private static Map<Character, List<MatchRule>> byByte(List<MatchRule> rules, int position) {
    Function<MatchRule, Character> octet = rule -> rule.scanned().charAt(position);
    return rules.stream().collect(Collectors.groupingBy(octet, TreeMap::new, Collectors.toList()));
  }

  private static String common(List<? extends MatchRule> rules) {
    String common = rules.isEmpty() ? "" : rules.get(0).scanned();
    for (MatchRule rule : rules) {
      common = commonStart(common, rule.scanned());
    }
    return common;
  }

  private static String commonStart(String first, String second) {
    int length = Math.min(first.length(), second.length());
    int end = 0;
    while (end < length && first.charAt(end) == second.charAt(end)) {
      end++;
    }
    return first.substring(0, end);
  }
}
