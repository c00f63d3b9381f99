package io.spooky.samples.conformance;

import io.spooky.samples.conformance.raw.RawRequest;
import java.util.List;
import java.util.function.Consumer;

/**
 * A request of a kind, with what is wrong with it.
 *
 * @param name tells it from others of its kind; any character may stand in it
 * @param request to be sent once
 */
record Case(String name, RawRequest request) {
  /** Returns a case that differs from a good GET by what a change does. */
  static Case of(String name, Consumer<RawRequest> change) {
    RawRequest request = RawRequest.get("/bad");
    change.accept(request);
    return new Case(name, request);
  }

  /** Returns a case for each value of a pseudo-header field of a good GET. */
  static List<Case> values(String pseudo, List<String> values) {
    return values.stream().map(v -> of(pseudo + " '" + v + "'", r -> r.set(pseudo, v))).toList();
  }

  /** Returns the name with all but printable ASCII escaped, as reports need it. */
  @Override
  public String toString() {
    return escaped(name);
  }

  /** Returns a text with all but printable ASCII escaped. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append(c < 0x20 || c > 0x7e ? "\\x%02x".formatted((int) c) : c);
    }
    return escaped.toString();
  }
}
