package io.spooky.codegen.plan;

import io.spooky.codegen.plan.MatchMethod.Title;
import io.spooky.codegen.plan.MatchNode.Branch;
import io.spooky.codegen.plan.MatchNode.Sequence;
import io.spooky.codegen.plan.MatchNode.Tests;
import io.spooky.codegen.plan.MatchRule.HostRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Gives the parts of the trees their methods, names and classes. A part that is too large for one
 * class keeps its own method in its caller's class, and each of its parts looks for room again.
 */
final class MatchLayout {
  private final MatchClass outer = new MatchClass("");
  private final List<MatchClass> classes = new ArrayList<>(List.of(outer));
  private final IdentityHashMap<MatchNode, MatchMethod> methods = new IdentityHashMap<>();

  /**
   * Where names come from.
   *
   * @param name the name of the tree's first method
   * @param title what that method looks at
   */
  private record Naming(String name, Title title) {}

  MatchNode placeExactHosts(MatchNode node) {
    return place(node, new Naming("exactHost", hosts("Exact hosts", "that begin with")), outer);
  }

  MatchNode placeWildcardHosts(MatchNode node) {
    return place(node, new Naming("wildcardHost", hosts("Wildcards", "that end in")), outer);
  }

  MatchNode placePaths(MatchNode node) {
    return place(node, new Naming("anyHost", hosts("Paths on any host", "that begin with")), outer);
  }

  private static Title hosts(String subject, String verb) {
    return new Title(subject, "", verb, "");
  }

  RouteTablePlan finish(List<MatchNode> entry) {
    return new RouteTablePlan(classes, methods, entry);
  }

  private MatchNode place(MatchNode node, Naming naming, MatchClass caller) {
    MatchClass owner = ownerOf(node, caller);
    methods.put(node, owner.addMethod(naming.name(), naming.title(), node));
    placeParts(node, naming, owner);
    return node;
  }

  private void placePart(MatchNode node, Naming naming, MatchClass caller) {
    String text = readable(node);
    String name = naming.name() + JavaNames.camelSuffix(text);
    MatchClass owner = ownerOf(node, caller);
    methods.put(node, owner.addMethod(name, naming.title().partOf(text), node));
    placeParts(node, naming, owner);
  }

  private void placeParts(MatchNode node, Naming naming, MatchClass owner) {
    if (node instanceof Tests tests) {
      tests.list().forEach(rule -> placeRule(rule, owner));
    } else if (node instanceof Sequence sequence) {
      sequence.parts().forEach(part -> placePart(part, naming, owner));
    } else if (node instanceof Branch branch) {
      boolean holdsTests = MethodBudget.holdsTests(branch);
      branch.cases().values().forEach(part -> placeCase(part, holdsTests, naming, owner));
      branch.rest().ifPresent(rest -> placeRest(branch, rest, naming, owner));
    }
  }

  private void placeCase(MatchNode node, boolean held, Naming naming, MatchClass owner) {
    if (held && MethodBudget.fitsCase(node)) {
      placeParts(node, naming, owner);
    } else {
      placePart(node, naming, owner);
    }
  }

  private void placeRest(Branch branch, MatchNode rest, Naming naming, MatchClass owner) {
    boolean fits = MethodBudget.cost(branch) + MethodBudget.cost(rest) <= MethodBudget.INLINED;
    if (rest instanceof Tests && fits) {
      placeParts(rest, naming, owner);
    } else {
      placePart(rest, naming, owner);
    }
  }

  private void placeRule(MatchRule rule, MatchClass owner) {
    owner.addConstants(rule);
    if (rule instanceof HostRule host) {
      String shown = (host.exact() ? "" : "*") + host.key();
      String name = JavaNames.lowerCamel(host.exact() ? host.key() : "wildcard" + host.key());
      Naming naming = new Naming(name, new Title("Paths", shown, "that begin with", ""));
      place(host.paths(), naming, owner);
    }
  }

  /** Returns the caller's class if there is room, else the last nested class, else a new one. */
  private MatchClass ownerOf(MatchNode node, MatchClass caller) {
    if (node.weight() > MethodBudget.RULES_IN_A_CLASS || caller.hasRoomFor(node.weight())) {
      return caller;
    }
    MatchClass last = classes.get(classes.size() - 1);
    if (last == outer || !last.hasRoomFor(node.weight())) {
      last = new MatchClass("Part" + classes.size());
      classes.add(last);
    }
    return last;
  }

  private static String readable(MatchNode node) {
    boolean fromEnd =
        node instanceof Branch branch && branch.scan() == MatchNode.Scan.HOST_FROM_END;
    boolean suffixes =
        node instanceof Tests tests
            && !tests.list().isEmpty()
            && tests.list().get(0) instanceof HostRule host
            && !host.exact();
    return fromEnd || suffixes
        ? new StringBuilder(node.common()).reverse().toString()
        : node.common();
  }
}
