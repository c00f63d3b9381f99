package io.spooky.codegen.plan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** A route table in code: its class, and which method does which part of the tree's work. */
public final class RouteTablePlan implements TablePlan {
  private final MatchClass content;
  private final IdentityHashMap<MatchNode, MatchMethod> methods;
  private final List<MatchNode> entry;

  RouteTablePlan(
      MatchClass content, IdentityHashMap<MatchNode, MatchMethod> methods, List<MatchNode> entry) {
    this.content = content;
    // Nodes are told apart as objects: equal parts of two trees may have a method each.
    this.methods = new IdentityHashMap<>(methods);
    this.entry = List.copyOf(entry);
  }

  /** Returns the keys and methods. */
  public MatchClass content() {
    return content;
  }

  /** Returns the parts that a request is shown to, one after the other; empty without routes. */
  public List<MatchNode> entry() {
    return entry;
  }

  /** Returns the method of a part; none where its caller holds the test itself. */
  public Optional<MatchMethod> methodOf(MatchNode node) {
    return Optional.ofNullable(methods.get(node));
  }
}
