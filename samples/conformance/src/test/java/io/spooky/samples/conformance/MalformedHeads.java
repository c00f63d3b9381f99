package io.spooky.samples.conformance;

import io.spooky.samples.conformance.raw.Field;
import io.spooky.samples.conformance.raw.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests with faults among their pseudo-header fields, by case (CASES H3-MSG-20 to 31). */
final class MalformedHeads {
  private static final List<String> PSEUDO = List.of(":method", ":scheme", ":authority", ":path");

  private MalformedHeads() {}

  /** All of them. */
  static List<Case> all() {
    return Stream.of(
            repeated(),
            missing(),
            status(),
            unknown(),
            late(),
            hosts(),
            emptyHosts(),
            authorities(),
            paths(),
            methods(),
            schemes())
        .flatMap(List::stream)
        .toList();
  }

  /** H3-MSG-20. */
  static List<Case> repeated() {
    List<Case> cases = new ArrayList<>();
    for (Field field : RawRequest.get("/bad").fields()) {
      String name = field.name();
      cases.add(Case.of(name + " twice", r -> r.with(name, field.value())));
      cases.add(Case.of(name + " first again", r -> r.withAt(0, name, field.value())));
      cases.add(Case.of(name + " twice, other value", r -> r.with(name, "/other")));
      cases.add(Case.of(name + " and empty", r -> r.with(name, "")));
      cases.add(
          Case.of(name + " thrice", r -> r.with(name, field.value()).with(name, field.value())));
    }
    return cases;
  }

  /** H3-MSG-21. */
  static List<Case> missing() {
    List<Case> cases = new ArrayList<>();
    for (String name : PSEUDO) {
      cases.add(Case.of("no " + name, r -> r.without(name)));
    }
    for (String name : List.of(":method", ":scheme", ":path")) {
      cases.add(Case.of("no " + name + ", but host", r -> r.without(name).with("host", "a")));
      cases.add(Case.of("only " + name, r -> r.fields().removeIf(f -> !f.name().equals(name))));
    }
    cases.add(new Case("nothing", RawRequest.empty()));
    cases.add(new Case("one ordinary field", RawRequest.empty().with("x-a", "b")));
    cases.add(new Case("host alone", RawRequest.empty().with("host", "localhost")));
    return cases;
  }

  /** H3-MSG-22. */
  static List<Case> status() {
    List<Case> cases = new ArrayList<>();
    for (String status : List.of("200", "100", "103", "", "abc")) {
      cases.add(Case.of("first :status " + status, r -> r.withAt(0, ":status", status)));
      cases.add(Case.of("last :status " + status, r -> r.with(":status", status)));
      cases.add(new Case("only :status " + status, RawRequest.empty().with(":status", status)));
    }
    cases.add(Case.of(":status amid", r -> r.withAt(2, ":status", "200")));
    cases.add(Case.of(":status for :path", r -> r.without(":path").with(":status", "200")));
    cases.add(Case.of(":status for :method", r -> r.without(":method").with(":status", "200")));
    cases.add(Case.of(":status twice", r -> r.with(":status", "200").with(":status", "200")));
    cases.add(Case.of("late :status", r -> r.with("x-a", "b").with(":status", "200")));
    return cases;
  }

  /** H3-MSG-23. */
  static List<Case> unknown() {
    List<Case> cases = new ArrayList<>();
    List<String> names =
        List.of(":foo", ":", "::", ":protocol", ":version", ":host", ":Path", ":path ", ":pat");
    for (String name : names) {
      cases.add(Case.of("last " + name, r -> r.with(name, "x")));
      cases.add(Case.of("first " + name, r -> r.withAt(0, name, "x")));
    }
    for (String protocol : List.of("websocket", "connect-udp", "")) {
      cases.add(
          Case.of(
              "extended CONNECT " + protocol,
              r -> r.set(":method", "CONNECT").with(":protocol", protocol)));
    }
    return cases;
  }

  /** H3-MSG-24, in the head. */
  static List<Case> late() {
    List<Case> cases = new ArrayList<>();
    for (Field field : RawRequest.get("/bad").fields()) {
      cases.add(
          Case.of(
              "late " + field.name(),
              r -> r.without(field.name()).with("x-a", "b").with(field.name(), field.value())));
    }
    cases.add(Case.of("a field first", r -> r.withAt(0, "x-a", "b")));
    cases.add(Case.of("cookie amid", r -> r.withAt(2, "cookie", "a=b")));
    cases.add(Case.of("host before :path", r -> r.withAt(3, "host", "localhost")));
    return cases;
  }

  /** H3-MSG-25. */
  static List<Case> hosts() {
    List<Case> cases = new ArrayList<>();
    List<String> others =
        List.of("other", "localhost.evil", "evil.localhost", "localhost:444", "localhos", "", "@");
    for (String host : others) {
      cases.add(Case.of("host '" + host + "'", r -> r.with("host", host)));
    }
    cases.add(
        Case.of("good host, then other", r -> r.with("host", "localhost").with("host", "evil")));
    cases.add(
        Case.of("other host, then good", r -> r.with("host", "evil").with("host", "localhost")));
    return cases;
  }

  /** H3-MSG-26. */
  static List<Case> emptyHosts() {
    RawRequest none = RawRequest.get("/bad").without(":authority");
    List<Case> cases = new ArrayList<>();
    cases.add(Case.of("empty :authority", r -> r.set(":authority", "")));
    cases.add(
        Case.of("empty :authority, host", r -> r.set(":authority", "").with("host", "localhost")));
    cases.add(Case.of("both empty", r -> r.set(":authority", "").with("host", "")));
    cases.add(Case.of("empty host", r -> r.without(":authority").with("host", "")));
    cases.add(
        Case.of("two hosts", r -> r.without(":authority").with("host", "a").with("host", "b")));
    cases.add(
        Case.of("host twice", r -> r.without(":authority").with("host", "a").with("host", "a")));
    cases.add(
        Case.of("host and empty", r -> r.without(":authority").with("host", "a").with("host", "")));
    cases.add(Case.of("list", r -> r.without(":authority").with("host", "a,b")));
    cases.add(new Case("neither", none));
    return cases;
  }

  /** H3-MSG-27. */
  static List<Case> authorities() {
    List<String> bad = new ArrayList<>();
    bad.addAll(List.of("user@localhost", "user:pass@localhost", "@localhost", "localhost@"));
    bad.addAll(List.of("localhost/", "localhost/path", "localhost?a", "localhost#a"));
    bad.addAll(List.of("localhost\\", "evil\\@localhost", "local host", " localhost"));
    bad.addAll(List.of("localhost ", "localhost\t", "localhost\r\nx: y", "localhost\n"));
    bad.addAll(List.of("localhost\u0000", "\u0000", "localhost\u007f", "l\u00f6calhost"));
    bad.addAll(List.of("localhost\u0080", "\u00fflocalhost", "[::1", "::1", "[::1]x", "[]"));
    bad.addAll(List.of("[::1]:", "[::g]", "[1.2.3.4]", "[::1]:0", "[[::1]]", "[::1%25eth0]"));
    bad.addAll(List.of("localhost:0", "localhost:65536", "localhost:", "localhost:99999999"));
    bad.addAll(List.of("localhost:-1", "localhost:+1", "localhost:8x", "localhost:80:80", ":80"));
    bad.addAll(List.of(":", "localhost,evil", "a.example,b.example", "a;b", "a b", "a\"b", "<a>"));
    bad.addAll(List.of("https://localhost", "//localhost", "a{b", "a|b", "a^b", "a`b", "a}b"));
    return Case.values(":authority", bad);
  }

  /** H3-MSG-29. */
  static List<Case> paths() {
    List<String> bad = new ArrayList<>();
    bad.addAll(List.of("", "admin", "*", "http://evil/x", "https://localhost/", "https:/x"));
    bad.addAll(List.of("?a", "#a", "/a#b", "/#", "/a b", " /a", "/a ", "/\t", "/a\u0001"));
    bad.addAll(List.of("/a\r\nx: y", "/\n", "/\r", "/a\u0000", "\u0000", "/\u007f", "/\u0080"));
    bad.addAll(List.of("/\u00ff", "/\u00c3\u00a4", "/a?b c", "/a?b\r\nc", "/a?b\u00ffc", "/a?#"));
    bad.addAll(List.of("/ HTTP/1.1\r\nhost: evil\r\n\r\n", "\\", "\\a", "@evil", ".", ".."));
    bad.addAll(List.of("**", "*/", "/*\n", "a/b", ":", "./a", "../a"));
    return Case.values(":path", bad);
  }

  /** H3-MSG-30. */
  static List<Case> methods() {
    List<String> bad = new ArrayList<>();
    bad.addAll(List.of("GE T", "GET?", "GET / HTTP/1.1\r\nX: ", "", " GET", "GET ", "\tGET"));
    bad.addAll(List.of("GET\r\n", "G\nT", "G\u0000T", "GET\u0000", "GET\u007f", "G\u00cbT"));
    bad.addAll(List.of("GET/", "GET,POST", "GET;a", "(GET)", "<GET>", "GET@", "\"GET\"", "[GET]"));
    bad.addAll(List.of("{GET}", "GET=", "GET:", "G\\T", "G\u0080", "\u00ff"));
    return Case.values(":method", bad);
  }

  /** H3-MSG-31; {@code http} may also be answered with 421. */
  static List<Case> schemes() {
    List<String> bad = new ArrayList<>();
    bad.addAll(List.of("http://x/?", "ftp", "", "https:", "https://", "https://evil/?", "wss"));
    bad.addAll(List.of("ht tps", " https", "https ", "https\r\nx: y", "https\u0000", "httpss"));
    bad.addAll(List.of("h", "javascript", "file", "\u00ff", "https,http", "ws", "http\n"));
    return Case.values(":scheme", bad);
  }

  /** Returns each control character that no value may hold, and DEL. */
  static List<Character> controls() {
    return IntStream.rangeClosed(0, 0x7f)
        .filter(c -> c < 0x20 && c != '\t' || c == 0x7f)
        .mapToObj(c -> (char) c)
        .toList();
  }
}
