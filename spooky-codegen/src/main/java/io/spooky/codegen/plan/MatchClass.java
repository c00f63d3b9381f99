package io.spooky.codegen.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A class of the route table: the outer one, or a nested one that takes what it has no room for.
 */
public final class MatchClass {
  private final String name;
  private final NameScope scope;
  private final Map<MatchConstant, String> constants = new LinkedHashMap<>();
  private final List<MatchMethod> methods = new ArrayList<>();
  private int rules;

  MatchClass(String name) {
    this.name = name;
    this.scope =
        new NameScope("match", "bytes", "route", "head", "no_route", "wait", "notify", "clone");
  }

  /** Returns the name of a nested class; empty for the outer one. */
  public String name() {
    return name;
  }

  /** Returns the keys that its tests compare, with the name of each field, in the order of use. */
  public Map<MatchConstant, String> constants() {
    return Collections.unmodifiableMap(constants);
  }

  /** Returns its methods, callers before those that they call. */
  public List<MatchMethod> methods() {
    return Collections.unmodifiableList(methods);
  }

  /** Returns the name of the field that holds a key of this class. */
  public String nameOf(MatchConstant constant) {
    return Objects.requireNonNull(constants.get(constant), constant.text());
  }

  boolean hasRoomFor(int weight) {
    return rules + weight <= MethodBudget.RULES_IN_A_CLASS;
  }

  MatchMethod addMethod(String wanted, MatchMethod.Title title, MatchNode node) {
    MatchMethod method = new MatchMethod(this, scope.allocate(wanted), title, node);
    methods.add(method);
    return method;
  }

  void addConstants(MatchRule rule) {
    rules++;
    MatchConstant.of(rule).forEach(this::addConstant);
  }

  private void addConstant(MatchConstant constant) {
    constants.computeIfAbsent(constant, key -> scope.allocate(key.wantedName()));
  }
}
