package io.spooky.codegen.plan;

import io.spooky.codegen.check.FieldMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A text whose bytes are compared with a part of the request.
 *
 * @param kind the part
 * @param text ASCII, but for {@link Kind#QUERY}
 */
public record MatchConstant(Kind kind, String text) {
  /** Parts of a request. */
  public enum Kind {
    /** A whole host. */
    HOST,
    /** The end of a host. */
    SUFFIX,
    /** A path, or its beginning. */
    PATH,
    /** A method. */
    METHOD,
    /** The name of a query parameter, or its value. */
    QUERY
  }

  /** Returns what the test of a rule compares the host or the path with. */
  public static MatchConstant keyOf(MatchRule rule) {
    if (rule instanceof MatchRule.HostRule host) {
      return new MatchConstant(host.exact() ? Kind.HOST : Kind.SUFFIX, host.key());
    }
    return new MatchConstant(Kind.PATH, rule.key());
  }

  /** Returns a method's constant. */
  public static MatchConstant ofMethod(String method) {
    return new MatchConstant(Kind.METHOD, method);
  }

  /** Returns the constant of a parameter's name or value. */
  public static MatchConstant ofQuery(String text) {
    return new MatchConstant(Kind.QUERY, text);
  }

  static List<MatchConstant> of(MatchRule rule) {
    List<MatchConstant> constants = new ArrayList<>();
    if (rule instanceof MatchRule.PathRule path) {
      if (!path.takesEveryPath()) {
        constants.add(keyOf(rule));
      }
      path.methods().forEach(method -> constants.add(ofMethod(method)));
      for (FieldMatch parameter : path.route().query()) {
        constants.add(ofQuery(parameter.name()));
        if (parameter.kind() == FieldMatch.Kind.EXACT) {
          constants.add(ofQuery(parameter.value()));
        }
      }
    } else {
      constants.add(keyOf(rule));
    }
    return constants;
  }

  String wantedName() {
    String words = JavaNames.constant(text);
    return kind.name() + (words.startsWith("_") ? "" : "_") + words;
  }
}
