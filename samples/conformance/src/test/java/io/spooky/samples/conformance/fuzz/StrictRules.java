package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import java.util.List;
import java.util.regex.Pattern;

/** The rules by which a strict backend judges a whole request (RFC 9110, RFC 9113). Stateless. */
final class StrictRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9!#$%&'*+.^`|~-]+");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE =
      Pattern.compile(
          "([\\x21-\\x7e\\x80-\\xff]([\\t\\x20-\\x7e\\x80-\\xff]*[\\x21-\\x7e\\x80-\\xff])?)?");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:[1-9][0-9]{0,4})?");
  private static final Pattern SEGMENT =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,=:@\"<>^`{|}\\[\\]-]|%[0-9A-F]{2})*");
  private static final Pattern QUERY = Pattern.compile("[\\x21-\\x22\\x24-\\x7e]*");

  /** Escapes that no path may hold: unreserved characters, and what cuts a path for some reader. */
  private static final Pattern BAD_ESCAPE =
      Pattern.compile("%(2[DEF]|3[0-9B]|4[1-F]|5[0-9ACF]|6[1-F]|7[0-9AEF]|0.|1.|C[01]|F[5-9A-F])");

  private static final List<String> PSEUDO = List.of(":method", ":scheme", ":authority", ":path");
  private static final List<String> CONNECTION =
      List.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");
  private static final List<String> NOT_IN_TRAILERS =
      List.of("content-length", "host", "te", "cookie", "authorization", "x-forwarded-for");

  private StrictRules() {}

  /** Fails with the reason if a request must not have arrived as it did. */
  static void check(Request request) {
    pseudo(request);
    for (Field field : request.fields()) {
      if (!field.name().startsWith(":")) {
        field(field);
      }
    }
    for (Field field : request.trailers()) {
      field(field);
      need(!NOT_IN_TRAILERS.contains(field.name()), "trailer " + field);
    }
    length(request);
    for (String name : List.of("x-id", "via", "x-forwarded-for", "x-forwarded-proto")) {
      need(count(request, name) == 1, "number of " + name);
    }
    need("127.0.0.1".equals(request.field("x-forwarded-for")), "x-forwarded-for");
    for (Field field : request.fields()) {
      need(!field.name().startsWith("x-spooky-"), field.name());
    }
  }

  private static void pseudo(Request request) {
    for (int i = 0; i < request.fields().size(); i++) {
      boolean pseudo = request.fields().get(i).name().startsWith(":");
      need(pseudo == i < PSEUDO.size(), "order of pseudo-header fields");
    }
    for (String name : PSEUDO) {
      need(count(request, name) == 1, "number of " + name);
    }
    need(TOKEN.matcher(request.method()).matches(), "method");
    need(List.of("http", "https").contains(String.valueOf(request.field(":scheme"))), "scheme");
    need(HOST.matcher(String.valueOf(request.field(":authority"))).matches(), "authority");
    path(request.path());
    need(count(request, "host") == 0, "host beside :authority");
  }

  private static void path(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    need(query < 0 || QUERY.matcher(target.substring(query)).matches(), "query");
    need(path.startsWith("/"), "path");
    List<String> segments = List.of(path.substring(1).split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      need(SEGMENT.matcher(segment).matches(), "characters of the path");
      need(!segment.equals(".") && !segment.equals(".."), "dot segment");
      need(!segment.isEmpty() || i == segments.size() - 1, "empty segment");
      need(!BAD_ESCAPE.matcher(segment).find(), "escape in the path");
    }
  }

  private static void field(Field field) {
    need(NAME.matcher(field.name()).matches(), "name");
    need(VALUE.matcher(field.value()).matches(), "value of " + field.name());
    need(!CONNECTION.contains(field.name()), field.name());
    need(!field.name().equals("te") || field.value().equals("trailers"), "te");
  }

  private static void length(Request request) {
    need(count(request, "content-length") <= 1, "number of content-length");
    String length = request.field("content-length");
    need(length == null || length.equals(Long.toString(request.received())), "content-length");
  }

  private static long count(Request request, String name) {
    return request.fields().stream().filter(field -> field.name().equals(name)).count();
  }

  private static void need(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }
}
