package io.spooky.samples.conformance.client;

import io.netty.handler.codec.http3.Http3Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response that ended cleanly.
 *
 * @param interim the heads before the final one, in order
 * @param head the final one
 * @param body all of it
 * @param trailers null if none came
 */
public record Response(
    List<Http3Headers> interim, Http3Headers head, byte[] body, @Nullable Http3Headers trailers) {
  /** Returns the status. */
  public int status() {
    return Integer.parseInt(String.valueOf(head.status()));
  }

  /** Returns the statuses of the interim responses. */
  public List<Integer> interimStatuses() {
    return interim.stream().map(each -> Integer.valueOf(String.valueOf(each.status()))).toList();
  }

  /** Returns the body of a text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the first value of a field of the head; null if there is none. */
  public @Nullable String field(String name) {
    CharSequence value = head.get(name);
    return value == null ? null : value.toString();
  }

  /** Returns all fields of the head as {@code name: value}, without the status, in order. */
  public List<String> fields() {
    return lines(head);
  }

  /** Returns all fields of a section as {@code name: value}, without pseudo-header fields. */
  public static List<String> lines(Http3Headers section) {
    List<String> lines = new ArrayList<>();
    for (var field : section) {
      if (field.getKey().charAt(0) != ':') {
        lines.add(field.getKey() + ": " + field.getValue());
      }
    }
    return lines;
  }

  @Override
  public String toString() {
    return status() + " " + fields() + " " + body.length + " bytes: " + text();
  }
}
