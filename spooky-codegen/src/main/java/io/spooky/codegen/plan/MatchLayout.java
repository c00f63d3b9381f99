package io.spooky.codegen.plan;

import io.spooky.codegen.plan.MatchMethod.Title;
import io.spooky.codegen.plan.MatchNode.Branch;
import io.spooky.codegen.plan.MatchNode.Sequence;
import io.spooky.codegen.plan.MatchNode.Tests;
import io.spooky.codegen.plan.MatchRule.HostRule;
import java.util.IdentityHashMap;
import java.util.List;

/** Gives the parts of the trees their methods and names. */
final class MatchLayout {
  private final MatchClass content = new MatchClass();
  private final IdentityHashMap<MatchNode, MatchMethod> methods = new IdentityHashMap<>();

  /**
   * Where names come from.
   *
   * @param name the name of the tree's first method
   * @param title what that method looks at
   */
  private record Naming(String name, Title title) {}

  MatchNode placeExactHosts(MatchNode node) {
    return place(node, new Naming("exactHost", hosts("Exact hosts", "that begin with")));
  }

  MatchNode placeWildcardHosts(MatchNode node) {
    return place(node, new Naming("wildcardHost", hosts("Wildcards", "that end in")));
  }

  MatchNode placePaths(MatchNode node) {
    return place(node, new Naming("anyHost", hosts("Paths on any host", "that begin with")));
  }

  private static Title hosts(String subject, String verb) {
    return new Title(subject, "", verb, "");
  }

  RouteTablePlan finish(List<MatchNode> entry) {
    return new RouteTablePlan(content, methods, entry);
  }

  private MatchNode place(MatchNode node, Naming naming) {
    methods.put(node, content.addMethod(naming.name(), naming.title(), node));
    placeParts(node, naming);
    return node;
  }

  private void placePart(MatchNode node, Naming naming) {
    String text = readable(node);
    String name = naming.name() + JavaNames.camelSuffix(text);
    methods.put(node, content.addMethod(name, naming.title().partOf(text), node));
    placeParts(node, naming);
  }

  private void placeParts(MatchNode node, Naming naming) {
    if (node instanceof Tests tests) {
      tests.list().forEach(rule -> placeRule(rule));
    } else if (node instanceof Sequence sequence) {
      sequence.parts().forEach(part -> placePart(part, naming));
    } else if (node instanceof Branch branch) {
      boolean holdsTests = MethodBudget.holdsTests(branch);
      branch.cases().values().forEach(part -> placeCase(part, holdsTests, naming));
      branch.rest().ifPresent(rest -> placeRest(branch, rest, naming));
    }
  }

  private void placeCase(MatchNode node, boolean held, Naming naming) {
    if (held && MethodBudget.fitsCase(node)) {
      placeParts(node, naming);
    } else {
      placePart(node, naming);
    }
  }

  private void placeRest(Branch branch, MatchNode rest, Naming naming) {
    boolean fits = MethodBudget.cost(branch) + MethodBudget.cost(rest) <= MethodBudget.INLINED;
    if (rest instanceof Tests && fits) {
      placeParts(rest, naming);
    } else {
      placePart(rest, naming);
    }
  }

  private void placeRule(MatchRule rule) {
    content.addConstants(rule);
    if (rule instanceof HostRule host) {
      String shown = (host.exact() ? "" : "*") + host.key();
      String name = JavaNames.lowerCamel(host.exact() ? host.key() : "wildcard" + host.key());
      Naming naming = new Naming(name, new Title("Paths", shown, "that begin with", ""));
      place(host.paths(), naming);
    }
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
