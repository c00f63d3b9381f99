package io.spooky.codegen.plan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The route table: its classes, and which method does the work of which part of the tree. */
public final class RouteTablePlan {
  private final List<MatchClass> classes;
  private final IdentityHashMap<MatchNode, MatchMethod> methods;
  private final List<MatchNode> entry;

  RouteTablePlan(
      List<MatchClass> classes,
      IdentityHashMap<MatchNode, MatchMethod> methods,
      List<MatchNode> entry) {
    this.classes = List.copyOf(classes);
    // Nodes are told apart as objects: equal parts of two trees may have a method each.
    this.methods = new IdentityHashMap<>(methods);
    this.entry = List.copyOf(entry);
  }

  /** Returns the outer class, then the nested ones. */
  public List<MatchClass> classes() {
    return classes;
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
