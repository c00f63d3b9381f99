package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.raw.Field;
import java.util.List;

/** Makes good requests. One thread. */
final class Grammar {
  private static final List<String> METHODS =
      List.of(
          "GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "PURGE", "X-1");
  private static final List<String> AUTHORITIES =
      List.of("localhost", "localhost:443", "LocalHost", "a.example", "[::1]:8443", "127.0.0.1");
  private static final int LARGEST_BODY = 4_000;

  private final Chance chance;

  Grammar(Chance chance) {
    this.chance = chance;
  }

  /** Returns a good request, not framed yet. */
  FuzzCase request(String id) {
    FuzzCase made = new FuzzCase(id);
    String method = chance.of(METHODS);
    String authority = chance.of(AUTHORITIES);
    pseudo(made, method, authority);
    if (chance.percent(10)) {
      made.fields.add(new Field("host", authority));
    }
    made.fields.add(new Field("x-id", id));
    int fields = chance.below(6);
    for (int i = 0; i < fields; i++) {
      made.fields.add(field());
    }
    special(made);
    if (List.of("POST", "PUT", "PATCH", "X-1").contains(method)) {
      body(made);
    }
    return made;
  }

  /** In any order, as nothing prescribes one. */
  private void pseudo(FuzzCase made, String method, String authority) {
    List<Field> pseudo = made.fields;
    pseudo.add(new Field(":method", method));
    pseudo.add(chance.below(pseudo.size() + 1), new Field(":scheme", "https"));
    pseudo.add(chance.below(pseudo.size() + 1), new Field(":authority", authority));
    pseudo.add(chance.below(pseudo.size() + 1), new Field(":path", PathGrammar.path(chance, made)));
  }

  private Field field() {
    String name = "x" + chance.text(Chance.NAME, 1 + chance.below(12));
    // What looks like the edge's own fields, or like the id, would not arrive as it is.
    boolean own = name.startsWith("x-spooky-") || name.startsWith("x-forwarded-");
    return new Field(own || name.equals("x-id") ? "x-ordinary" : name, chance.value());
  }

  private void special(FuzzCase made) {
    for (int crumbs = chance.percent(20) ? 1 + chance.below(4) : 0; crumbs > 0; crumbs--) {
      made.fields.add(new Field("cookie", "c" + crumbs + "=" + chance.text(Chance.NAME, 5)));
    }
    if (chance.percent(10)) {
      made.fields.add(new Field("te", "trailers"));
    }
    if (chance.percent(10)) {
      made.fields.add(new Field("x-forwarded-for", "6.6.6.6"));
    }
    if (chance.percent(5)) {
      made.fields.add(new Field("via", "1.1 other"));
    }
    if (chance.percent(5)) {
      made.fields.add(new Field("x-spooky-" + chance.text(Chance.NAME, 3), "evil"));
    }
  }

  private void body(FuzzCase made) {
    made.body = chance.bytes(chance.percent(20) ? 0 : chance.below(LARGEST_BODY));
    if (chance.percent(50)) {
      String length = Integer.toString(made.body.length);
      int place = made.afterPseudo() + chance.below(made.fields.size() - made.afterPseudo() + 1);
      made.fields.add(place, new Field("content-length", length));
    }
    int trailers = chance.percent(15) ? 1 + chance.below(3) : 0;
    for (int i = 0; i < trailers; i++) {
      made.trailers.add(new Field("x-sum-" + chance.text("abc", 2), chance.value()));
    }
  }
}
