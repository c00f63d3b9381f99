package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.h2.Request;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compares a good request with what arrived, but for what an edge may change. Stateless. */
final class Comparison {
  /** Moved, joined, continued, replaced or dropped; each has a rule of its own below. */
  private static final List<String> CHANGED =
      List.of("host", "cookie", "te", "content-length", "via", "forwarded");

  private Comparison() {}

  /** Fails with the first difference. */
  static void check(FuzzCase sent, Request arrived) {
    same("method", sent.value(":method"), arrived.method());
    same("path", sent.path, arrived.path());
    same("authority", sent.value(":authority"), String.valueOf(arrived.field(":authority")));
    same("fields", ordinary(sent), ordinary(arrived));
    same("cookie", String.join("; ", values(sent, "cookie")), values(arrived, "cookie"));
    String via = values(arrived, "via");
    String before = String.join(", ", values(sent, "via"));
    same("via " + via, "true", "" + via.startsWith(before.isEmpty() ? "3 " : before + ", 3 "));
    String length = values(arrived, "content-length");
    same("length", "true", "" + (length.isEmpty() || length.equals("" + sent.body.length)));
    same("body", "true", "" + Arrays.equals(sent.body, arrived.body()));
    same("trailers", sent.trailers.toString(), arrived.trailers().toString());
  }

  private static void same(String what, String sent, String arrived) {
    if (!sent.equals(arrived)) {
      throw new AssertionError(what + ":\n  " + sent + "\n  " + arrived);
    }
  }

  private static boolean isOrdinary(String name) {
    return !name.startsWith(":")
        && !CHANGED.contains(name)
        && !name.startsWith("x-forwarded-")
        && !name.startsWith("x-spooky-");
  }

  private static String ordinary(FuzzCase sent) {
    return sent.fields.stream().filter(f -> isOrdinary(f.name())).toList().toString();
  }

  private static String ordinary(Request arrived) {
    return arrived.fields().stream().filter(f -> isOrdinary(f.name())).toList().toString();
  }

  private static List<String> values(FuzzCase sent, String name) {
    return sent.fields.stream().filter(f -> f.name().equals(name)).map(f -> f.value()).toList();
  }

  private static String values(Request arrived, String name) {
    Stream<String> values =
        arrived.fields().stream().filter(f -> f.name().equals(name)).map(f -> f.value());
    return String.join("; ", values.toList());
  }
}
