package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import java.util.Set;

/**
 * Brings the parts of a request, as people write them, into the form by which a proxy routes, by
 * the rules of its {@code edge} block. What the edge would refuse or drop before it routes is
 * refused here, with the reason. All methods throw an {@link IllegalArgumentException} whose
 * message is fit for the user. Immutable.
 */
public final class RequestForm {
  private final PathText paths;
  private final FieldNameText names;

  RequestForm(PathText paths, FieldNameText names) {
    this.paths = paths;
    this.names = names;
  }

  /** Returns the form of a proxy's requests. */
  public static RequestForm of(CheckedProxy proxy) {
    Given root = new Given(proxy.root().values(), Set.of());
    Given edge = new Given(proxy.edge().values(), Set.of());
    return new RequestForm(PathText.of(edge), FieldNameText.of(root, edge));
  }

  /** Returns the rules for paths. */
  PathText paths() {
    return paths;
  }

  /** Returns the rules for names of fields. */
  FieldNameText names() {
    return names;
  }

  /** Returns the method. */
  public String method(String text) {
    String method = MethodText.parse(text);
    switch (method) {
      case "TRACE" -> throw new IllegalArgumentException("the edge answers TRACE itself (405)");
      case "CONNECT" -> throw new IllegalArgumentException("the edge answers CONNECT itself (501)");
      default -> {
        return method;
      }
    }
  }

  /** Returns a host without its port: ASCII, in lower case, without a trailing dot. */
  public String host(String text) {
    HostMatch match = HostText.parse(text);
    if (match.kind() != HostMatch.Kind.EXACT) {
      throw new IllegalArgumentException("'" + text + "' is a wildcard, which no client asks for");
    }
    return match.name();
  }

  /** Returns a path, without its query, in the form that it has when it is matched. */
  public String path(String text) {
    return paths.ofRequest(text);
  }

  /** Returns the name of a field in lower case. */
  public String fieldName(String text) {
    return names.header(text);
  }

  /** Returns the value of a field. */
  public String fieldValue(String text) {
    return FieldValueText.header(text);
  }
}
