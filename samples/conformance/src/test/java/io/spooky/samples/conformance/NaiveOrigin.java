package io.spooky.samples.conformance;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a careless origin makes of requests: writes them down as HTTP/1.1 with no check at all, and
 * reads that again as the most lenient of servers would.
 */
final class NaiveOrigin {
  private NaiveOrigin() {}

  /**
   * A request as it was read again.
   *
   * @param line the request line
   * @param fields the names in lower case, the values trimmed
   * @param body as the framing has it
   */
  record Parsed(String line, List<Field> fields, String body) {}

  /** Returns a request as HTTP/1.1, with its fields as they are. */
  static String write(Request request) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
    text.append("host: ").append(request.field(":authority")).append("\r\n");
    boolean framed = false;
    for (Field field : request.fields()) {
      if (!field.name().startsWith(":")) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        framed |= field.name().equals("content-length") || field.name().equals("transfer-encoding");
      }
    }
    String body = Bytes.text(request.body());
    if (!framed && !body.isEmpty()) {
      text.append("content-length: ").append(body.length()).append("\r\n");
    }
    return text.append("\r\n").append(body).toString();
  }

  /** Returns all requests that a text holds; bare line feeds and any blanks are welcome. */
  static List<Parsed> read(String text) {
    List<Parsed> requests = new ArrayList<>();
    int[] at = {0};
    while (at[0] < text.length()) {
      String line = line(text, at);
      if (line.isEmpty()) {
        continue;
      }
      List<Field> fields = new ArrayList<>();
      for (String field = line(text, at); !field.isEmpty(); field = line(text, at)) {
        fields.add(field(field));
      }
      requests.add(new Parsed(line, fields, body(text, at, fields)));
    }
    return requests;
  }

  private static String line(String text, int[] at) {
    int start = at[0];
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    boolean both = text.startsWith("\r\n", end);
    at[0] = Math.min(text.length(), end + (both ? 2 : 1));
    return text.substring(start, end);
  }

  private static Field field(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    // Some servers end a text at NUL, and some take '_' for '-'.
    int nul = name.indexOf('\u0000');
    String cut = nul < 0 ? name : name.substring(0, nul);
    return new Field(cut.strip().replace('_', '-').toLowerCase(Locale.ROOT), value.strip());
  }

  private static String body(String text, int[] at, List<Field> fields) {
    int length = 0;
    for (Field field : fields) {
      if (field.name().equals("transfer-encoding")) {
        return chunks(text, at);
      }
      if (field.name().equals("content-length")) {
        length = leadingNumber(field.value());
      }
    }
    int end = Math.min(text.length(), at[0] + length);
    String body = text.substring(at[0], end);
    at[0] = end;
    return body;
  }

  private static String chunks(String text, int[] at) {
    StringBuilder body = new StringBuilder();
    while (at[0] < text.length()) {
      int size = Integer.parseInt("0" + line(text, at).replaceAll("[^0-9a-fA-F].*", ""), 16);
      int end = Math.min(text.length(), at[0] + size);
      body.append(text, at[0], end);
      at[0] = end;
      line(text, at);
      if (size == 0) {
        break;
      }
    }
    return body.toString();
  }

  private static int leadingNumber(String value) {
    String digits = value.replaceAll("[^0-9].*", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
