package io.spooky.codegen.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The class of a route table in code. */
public final class MatchClass {
  private final NameScope scope =
      new NameScope("match", "bytes", "route", "head", "no_route", "wait", "notify", "clone");
  private final Map<MatchConstant, String> constants = new LinkedHashMap<>();
  private final List<MatchMethod> methods = new ArrayList<>();

  MatchClass() {}

  /** Returns the keys that its tests compare, with the name of each field, in the order of use. */
  public Map<MatchConstant, String> constants() {
    return Collections.unmodifiableMap(constants);
  }

  /** Returns its methods, callers before those that they call. */
  public List<MatchMethod> methods() {
    return Collections.unmodifiableList(methods);
  }

  /** Returns the name of the field that holds a key. */
  public String nameOf(MatchConstant constant) {
    return Objects.requireNonNull(constants.get(constant), constant.text());
  }

  MatchMethod addMethod(String wanted, MatchMethod.Title title, MatchNode node) {
    MatchMethod method = new MatchMethod(scope.allocate(wanted), title, node);
    methods.add(method);
    return method;
  }

  void addConstants(MatchRule rule) {
    MatchConstant.of(rule).forEach(this::addConstant);
  }

  private void addConstant(MatchConstant constant) {
    constants.computeIfAbsent(constant, key -> scope.allocate(key.wantedName()));
  }
}
