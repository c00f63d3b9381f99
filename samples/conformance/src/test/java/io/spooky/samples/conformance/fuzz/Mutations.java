package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.raw.Field;
import java.util.List;
import java.util.TreeSet;

/**
 * Spoils requests in one to three ways. Each way is of another aspect, and they are applied in an
 * order in which none can mend another. One thread.
 */
final class Mutations {
  private static final List<String> PSEUDO = List.of(":method", ":scheme", ":authority", ":path");
  private static final List<String> ODD_PSEUDO =
      List.of(":status", ":protocol", ":foo", ":", ":Method", ":path ", ":host");
  private static final List<String> LENGTHS =
      List.of("", "+5", "-1", "0x5", "5,6", "5 5", "5;", "9223372036854775808", "\u00b2", "five");
  private static final List<Field> CONNECTION =
      List.of(
          new Field("connection", "close"),
          new Field("transfer-encoding", "chunked"),
          new Field("keep-alive", "1"),
          new Field("proxy-connection", "close"),
          new Field("upgrade", "h2c"),
          new Field("te", "gzip"),
          new Field("te", "trailers, gzip"));
  private static final List<String> AMBIGUOUS =
      List.of(
          "%2f",
          "%2F",
          "%5c",
          "\\",
          ";",
          "%3b",
          "%00",
          "%0a",
          "%7f",
          "%c0%af",
          "%252e",
          "%252f",
          "%",
          "%g0",
          "%u002f",
          "%e0%80%af",
          "/..;/",
          "#",
          " ",
          "\u00e4",
          "\u0001",
          "\u007f");
  private static final List<String> AUTHORITIES =
      List.of(
          "", "a@b", "a b", "a/b", "a?b", "[::1", "a:0", "a:65536", "a:", ":1", "a,b", "\u00ff");
  private static final String CONTROLS =
      "\u0000\u0001\u0002\u0007\u0008\n\u000b\u000c\r\u000e\u001b\u001f\u007f";
  private static final String NO_NAME =
      "ABCMXYZ \t\r\n\u0000\u007f\u0080\u00ff\"(),/:;<=>?@[\\]{}\u0001_";
  private static final int ASPECTS = 9;

  private final Chance chance;
  private final Framing framing;

  Mutations(Chance chance, Framing framing) {
    this.chance = chance;
    this.framing = framing;
  }

  /** Spoils a request, and puts it into frames. */
  void apply(FuzzCase to) {
    TreeSet<Integer> aspects = new TreeSet<>();
    int wanted = 1 + chance.below(3);
    while (aspects.size() < wanted) {
      aspects.add(chance.below(ASPECTS));
    }
    boolean frames = aspects.remove(ASPECTS - 1);
    aspects.forEach(aspect -> apply(aspect, to));
    framing.frame(to);
    if (frames) {
      framing.spoil(to);
    }
  }

  private void apply(int aspect, FuzzCase to) {
    switch (aspect) {
      case 0 -> contentLength(to);
      case 1 -> target(to);
      case 2 -> connectionSpecific(to);
      case 3 -> blanks(to);
      case 4 -> trailers(to);
      case 5 -> name(to);
      case 6 -> value(to);
      default -> pseudo(to);
    }
  }

  private void contentLength(FuzzCase to) {
    to.fields.removeIf(field -> field.name().equals("content-length"));
    int length = to.body.length;
    switch (chance.below(4)) {
      case 0 -> {
        to.fault("content-length twice", Verdict.EITHER);
        add(to, new Field("content-length", "" + length));
        add(to, new Field("content-length", "" + length));
      }
      case 1 -> {
        to.fault("two content-lengths", Verdict.BAD);
        add(to, new Field("content-length", "" + length));
        add(to, new Field("content-length", "" + (length + 1 + chance.below(9))));
      }
      case 2 -> {
        int other = chance.percent(50) ? length + 1 + chance.below(99) : chance.below(length + 1);
        other = other == length ? length + 1 : other;
        to.fault("content-length " + other + " for " + length, Verdict.BAD);
        add(to, new Field("content-length", "" + other));
      }
      default -> {
        String malformed = chance.of(LENGTHS);
        to.fault("content-length '" + malformed + "'", Verdict.BAD);
        add(to, new Field("content-length", malformed));
      }
    }
  }

  /** Adds a field among the ordinary ones. */
  private void add(FuzzCase to, Field field) {
    int first = to.afterPseudo();
    to.fields.add(first + chance.below(to.fields.size() - first + 1), field);
  }

  private void target(FuzzCase to) {
    switch (chance.below(4)) {
      case 0 -> {
        String bad = chance.of(AUTHORITIES);
        to.fault(":authority '" + bad + "'", Verdict.BAD);
        set(to, ":authority", bad);
      }
      case 1 -> {
        String bad =
            chance.insert(to.value(":method"), "" + chance.in(" \t(),/:;<=>?@[]{}\u0000\r"));
        to.fault("method '" + bad + "'", Verdict.BAD);
        set(to, ":method", bad);
      }
      case 2 -> {
        String bad = chance.of(List.of("http", "ftp", "", "https:", "https\u0000", "wss"));
        to.fault("scheme '" + bad + "'", Verdict.BAD);
        set(to, ":scheme", bad);
      }
      default -> path(to);
    }
  }

  private void path(FuzzCase to) {
    if (chance.percent(20)) {
      String bad =
          chance.of(List.of("", "a", "*x", "http://a/", "?x", "/..", "/../../x", "https:/"));
      to.fault("path '" + bad + "'", Verdict.BAD);
      set(to, ":path", bad);
      return;
    }
    String ambiguous = chance.of(AMBIGUOUS);
    String path = to.value(":path");
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    to.fault("path with '" + ambiguous + "'", Verdict.BAD);
    // At its end, for amid an escape or before digits it could be another thing.
    set(to, ":path", plain + "/z" + ambiguous + (query < 0 ? "/z" : "/z" + path.substring(query)));
  }

  private static void set(FuzzCase to, String name, String value) {
    to.fields.set(to.indexOf(name), new Field(name, value));
  }

  private void connectionSpecific(FuzzCase to) {
    Field field = chance.of(CONNECTION);
    to.fault(field.toString(), Verdict.BAD);
    add(to, field);
  }

  private void blanks(FuzzCase to) {
    String value = chance.of(List.of(" a", "a ", "\ta", "a\t", " ", "  a  "));
    to.fault("blanks around a value", Verdict.EITHER);
    add(to, new Field("x-blanks", value));
  }

  private void trailers(FuzzCase to) {
    Field bad =
        switch (chance.below(4)) {
          case 0 -> new Field(chance.of(PSEUDO), "/x");
          case 1 -> new Field(chance.insert("x-sum", "" + chance.in(NO_NAME)), "1");
          case 2 -> new Field("x-sum", chance.insert("abc", "" + chance.in(CONTROLS)));
          default -> chance.of(CONNECTION);
        };
    boolean droppable = !bad.name().startsWith(":") && CONNECTION.contains(bad);
    boolean underscore = bad.name().contains("_");
    to.fault("trailer " + bad, droppable || underscore ? Verdict.EITHER : Verdict.BAD);
    to.trailers.add(chance.below(to.trailers.size() + 1), bad);
  }

  private void name(FuzzCase to) {
    int first = to.afterPseudo();
    int at = first + chance.below(to.fields.size() - first);
    Field field = to.fields.get(at);
    boolean empty = chance.percent(5);
    char bad = chance.in(NO_NAME);
    // A colon at its front would make it another kind of field; that is bad too.
    String name = empty ? "" : chance.insert(field.name(), "" + bad);
    to.fault("name '" + name + "'", Verdict.BAD);
    to.fields.set(at, new Field(name, field.value()));
  }

  private void value(FuzzCase to) {
    int at = chance.below(to.fields.size());
    Field field = to.fields.get(at);
    String value = chance.insert(field.value(), "" + chance.in(CONTROLS));
    to.fault("value of " + field.name(), Verdict.BAD);
    to.fields.set(at, new Field(field.name(), value));
  }

  private void pseudo(FuzzCase to) {
    String name = chance.of(PSEUDO);
    int at = to.indexOf(name);
    switch (chance.below(5)) {
      case 0 -> {
        to.fault("no " + name, Verdict.BAD);
        to.fields.removeIf(field -> field.name().equals(name) || field.name().equals("host"));
      }
      case 1 -> {
        to.fault("late " + name, Verdict.BAD);
        to.fields.add(to.fields.remove(at));
      }
      case 2 -> {
        String odd = chance.of(ODD_PSEUDO);
        to.fault("odd " + odd, Verdict.BAD);
        to.fields.add(chance.below(to.afterPseudo() + 1), new Field(odd, "200"));
      }
      case 3 -> {
        to.fault("host differs", Verdict.BAD);
        add(to, new Field("host", "other.example"));
      }
      default -> {
        to.fault("repeated " + name, Verdict.BAD);
        to.fields.add(chance.below(to.afterPseudo() + 1), to.fields.get(at));
      }
    }
  }
}
