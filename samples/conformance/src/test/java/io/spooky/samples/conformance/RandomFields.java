package io.spooky.samples.conformance;

import io.spooky.samples.conformance.h2.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Field sections that no intermediary has a reason to change. */
final class RandomFields {
  private static final String[] NAMES = {
    "accept",
    "accept-encoding",
    "accept-language",
    "age",
    "allow",
    "authorization",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-location",
    "content-range",
    "content-security-policy",
    "content-type",
    "date",
    "digest",
    "dnt",
    "etag",
    "expires",
    "from",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "last-modified",
    "link",
    "location",
    "origin",
    "pragma",
    "prefer",
    "priority",
    "proxy-authorization",
    "range",
    "referer",
    "retry-after",
    "sec-ch-ua",
    "server",
    "set-cookie",
    "strict-transport-security",
    "traceparent",
    "tracestate",
    "trailer",
    "user-agent",
    "vary",
    "warning",
    "www-authenticate",
    "x-a",
    "x-custom.dotted",
    "x!#$%&'*+-.^`|~0",
    "a",
    "0"
  };
  private static final String ATEXT =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String QUERY =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!$&'()*+,-./:;=?@_~";

  private RandomFields() {}

  /** Returns up to 20 fields, some with the same name. */
  static List<Field> list(Random random) {
    List<Field> fields = new ArrayList<>();
    int count = random.nextInt(20);
    for (int i = 0; i < count; i++) {
      boolean again = !fields.isEmpty() && random.nextInt(4) == 0;
      String name =
          again
              ? fields.get(random.nextInt(fields.size())).name()
              : NAMES[random.nextInt(NAMES.length)];
      fields.add(new Field(name, value(random)));
    }
    return fields;
  }

  /** Returns visible characters with blanks, and at times obs-text, between them; or nothing. */
  private static String value(Random random) {
    int length = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(60);
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean inside = i > 0 && i < length - 1;
      int kind = random.nextInt(20);
      if (kind == 0 && inside) {
        value.append(random.nextBoolean() ? ' ' : '\t');
      } else if (kind == 1) {
        value.append((char) (0x80 + random.nextInt(0x80)));
      } else {
        value.append(ATEXT.charAt(random.nextInt(ATEXT.length())));
      }
    }
    return value.toString();
  }

  /** Returns a query with escapes of all kinds. */
  static String query(Random random) {
    StringBuilder query = new StringBuilder("?");
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(5) == 0) {
        String form = random.nextBoolean() ? "%%%02x" : "%%%02X";
        query.append(form.formatted(random.nextInt(256)));
      } else {
        query.append(QUERY.charAt(random.nextInt(QUERY.length())));
      }
    }
    return query.toString();
  }
}
