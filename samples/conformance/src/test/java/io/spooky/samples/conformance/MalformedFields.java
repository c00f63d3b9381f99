package io.spooky.samples.conformance;

import io.spooky.samples.conformance.raw.Field;
import io.spooky.samples.conformance.raw.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests with faults among their ordinary fields, by case (CASES H3-MSG-40 to 47). */
final class MalformedFields {
  private static final String DELIMITERS = "\"(),/:;<=>?@[\\]{} \t\r\n\u0000\u007f";

  private static final List<String> NAMES =
      List.of("x-a", "cookie", "user-agent", "authorization", "accept", "referer", "content-type");

  private MalformedFields() {}

  /** All of them. */
  static List<Case> all() {
    return Stream.of(upperCase(), names(), lineBreaks(), controls(), connection(), underscores())
        .flatMap(List::stream)
        .toList();
  }

  /** H3-MSG-40. */
  static List<Case> upperCase() {
    List<Case> cases = new ArrayList<>();
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      for (String name : List.of(letter + "bc", "a" + letter + "c", "ab" + letter)) {
        cases.add(Case.of(name, r -> r.with(name, "x")));
      }
    }
    List<String> known =
        List.of("Host", "Content-length", "content-Length", "Transfer-Encoding", "X-Forwarded-For");
    for (String name : known) {
      cases.add(Case.of(name, r -> r.with(name, "5")));
    }
    return cases;
  }

  /** H3-MSG-41. */
  static List<Case> names() {
    List<Case> cases = new ArrayList<>();
    cases.add(Case.of("empty name", r -> r.with("", "x")));
    cases.add(Case.of("empty name and value", r -> r.with("", "")));
    for (int octet = 0; octet < 0x100; octet++) {
      if (octet >= 0x20 && octet < 0x7f && DELIMITERS.indexOf(octet) < 0) {
        continue;
      }
      char c = (char) octet;
      cases.add(Case.of("amid " + c, r -> r.with("a" + c + "b", "x")));
      if (octet < 0x81 || octet == 0xff) {
        cases.add(Case.of("first " + c, r -> r.with(c + "ab", "x")));
        cases.add(Case.of("last " + c, r -> r.with("ab" + c, "x")));
        cases.add(Case.of("alone " + c, r -> r.with("" + c, "x")));
      }
    }
    cases.add(Case.of("a whole line", r -> r.with("a: b\r\nc", "x")));
    cases.add(Case.of("content-length ", r -> r.with("content-length ", "5")));
    cases.add(Case.of("content-length:", r -> r.with("content-length:", "5")));
    cases.add(Case.of("content-length NUL", r -> r.with("content-length\u0000", "5")));
    return cases;
  }

  /** H3-MSG-42. */
  static List<Case> lineBreaks() {
    List<Case> cases = new ArrayList<>();
    for (String broken : List.of("\r", "\n", "\u0000", "\r\n")) {
      for (String name : NAMES) {
        for (String value : List.of(broken + "ab", "a" + broken + "b", "ab" + broken, broken)) {
          cases.add(Case.of(name + " '" + value + "'", r -> r.with(name, value)));
        }
      }
      for (Field field : RawRequest.get("/bad").fields()) {
        String name = field.name();
        String good = field.value();
        cases.add(Case.of("after " + name + broken, r -> r.set(name, good + broken)));
        cases.add(Case.of("before " + name + broken, r -> r.set(name, broken + good)));
        String amid = good.substring(0, 1) + broken + good.substring(1);
        cases.add(Case.of("amid " + name + broken, r -> r.set(name, amid)));
      }
      for (String name : List.of("x-forwarded-for", "via", "te", "host", "content-length")) {
        cases.add(Case.of(name + broken, r -> r.with(name, "1" + broken + "1")));
      }
    }
    cases.add(Case.of("a second request", r -> r.with("x-a", "b\r\n\r\nGET /evil HTTP/1.1\r\n")));
    return cases;
  }

  /** H3-MSG-43. */
  static List<Case> controls() {
    List<Case> cases = new ArrayList<>();
    for (char c : MalformedHeads.controls()) {
      cases.add(Case.of("x-a " + c, r -> r.with("x-a", "a" + c + "b")));
      cases.add(Case.of("cookie " + c, r -> r.with("cookie", c + "=b")));
      cases.add(Case.of("user-agent " + c, r -> r.with("user-agent", "a" + c)));
    }
    return cases;
  }

  /** H3-MSG-46. */
  static List<Case> connection() {
    List<Case> cases = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (String value : List.of("close", "keep-alive", "upgrade", "x-a", "te", "")) {
      fields.add(new Field("connection", value));
    }
    for (String value : List.of("chunked", "identity", "gzip, chunked", "", "trailers")) {
      fields.add(new Field("transfer-encoding", value));
    }
    fields.add(new Field("keep-alive", "timeout=5"));
    fields.add(new Field("proxy-connection", "keep-alive"));
    fields.add(new Field("upgrade", "h2c"));
    fields.add(new Field("upgrade", "websocket"));
    List<String> encodings =
        List.of("gzip", "trailers, deflate", "trailers;q=1", "chunked", "deflate, trailers", "*");
    for (String value : encodings) {
      fields.add(new Field("te", value));
    }
    for (Field field : fields) {
      String name = field.name();
      cases.add(Case.of(field.toString(), r -> r.with(name, field.value())));
      cases.add(
          Case.of(
              "amid " + field, r -> r.with("x-a", "b").with(name, field.value()).with("c", "d")));
    }
    cases.add(Case.of("te twice", r -> r.with("te", "trailers").with("te", "gzip")));
    cases.add(Case.of("te twice, bad first", r -> r.with("te", "gzip").with("te", "trailers")));
    return cases;
  }

  /** H3-MSG-47. */
  static List<Case> underscores() {
    List<String> names =
        List.of(
            "content_length",
            "transfer_encoding",
            "x_forwarded_for",
            "host_",
            "_host",
            "_",
            "x-forwarded_for",
            "x_a");
    return names.stream().map(name -> Case.of(name, r -> r.with(name, "5"))).toList();
  }
}
