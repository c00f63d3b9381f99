package io.spooky.samples.conformance.raw;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.kwik.qpack.Decoder;

/**
 * What came on a request stream.
 *
 * @param frames the whole frames, in order, unknown ones included
 * @param sections the decoded field sections: informational heads, the head, trailers
 * @param body the payload of all DATA frames, a truncated one's too
 * @param truncated whether the bytes end within a frame
 * @param end how it ended; null if it has not
 */
public record RawResponse(
    List<Frame> frames,
    List<List<Field>> sections,
    byte[] body,
    boolean truncated,
    @Nullable End end) {

  /**
   * A frame as it came.
   *
   * @param type any
   * @param payload whole
   */
  public record Frame(long type, byte[] payload) {}

  static RawResponse parse(byte[] bytes, @Nullable End end) {
    List<Frame> frames = new ArrayList<>();
    List<List<Field>> sections = new ArrayList<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int offset = 0;
    while (offset < bytes.length) {
      int lengthAt = offset + Varint.width(bytes[offset]);
      int payloadAt = lengthAt >= bytes.length ? -1 : lengthAt + Varint.width(bytes[lengthAt]);
      if (payloadAt < 0 || payloadAt > bytes.length) {
        break;
      }
      long type = Varint.read(bytes, offset);
      long length = Varint.read(bytes, lengthAt);
      int there = (int) Math.min(length, bytes.length - payloadAt);
      if (type == Frames.DATA) {
        body.write(bytes, payloadAt, there);
      }
      if (there < length) {
        break;
      }
      byte[] payload = new byte[there];
      System.arraycopy(bytes, payloadAt, payload, 0, there);
      frames.add(new Frame(type, payload));
      if (type == Frames.HEADERS) {
        sections.add(decode(payload));
      }
      offset = payloadAt + there;
    }
    return new RawResponse(frames, sections, body.toByteArray(), offset < bytes.length, end);
  }

  private static List<Field> decode(byte[] section) {
    try {
      List<Field> fields = new ArrayList<>();
      Decoder decoder = Decoder.newBuilder().build();
      for (var field : decoder.decodeStream(new ByteArrayInputStream(section))) {
        fields.add(new Field(field.getKey(), field.getValue()));
      }
      return fields;
    } catch (IOException e) {
      throw new AssertionError("a field section that cannot be decoded", e);
    }
  }

  /** Returns the final head's fields; empty if it has not come. */
  public List<Field> head() {
    for (List<Field> section : sections) {
      int status = status(section);
      if (status >= 200) {
        return section;
      }
    }
    return List.of();
  }

  /** Returns the final status; 0 if it has not come. */
  public int status() {
    return status(head());
  }

  private static int status(List<Field> section) {
    for (Field field : section) {
      if (field.name().equals(":status")) {
        return Integer.parseInt(field.value());
      }
    }
    return 0;
  }

  /** Returns the statuses of informational heads. */
  public List<Integer> informational() {
    List<Integer> statuses = new ArrayList<>();
    for (List<Field> section : sections) {
      if (status(section) >= 100 && status(section) < 200) {
        statuses.add(status(section));
      }
    }
    return statuses;
  }

  /** Returns the values of a field of the final head. */
  public List<String> values(String name) {
    return head().stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  /** Returns the fields of the last section if it came after the head; else none. */
  public List<Field> trailers() {
    List<Field> last = sections.isEmpty() ? List.of() : sections.get(sections.size() - 1);
    return status(last) == 0 ? last : List.of();
  }

  /** Returns the body as text, a character a byte. */
  public String text() {
    return Bytes.text(body);
  }

  /** Returns whether the response is whole: a final head and a clean end. */
  public boolean isWhole() {
    return status() > 0 && !truncated && end != null && end.kind() == End.Kind.FIN;
  }

  @Override
  public String toString() {
    String text = body.length > 200 ? body.length + " bytes" : "'" + text() + "'";
    return sections + " " + text + (truncated ? " truncated" : "") + ", end: " + end;
  }
}
