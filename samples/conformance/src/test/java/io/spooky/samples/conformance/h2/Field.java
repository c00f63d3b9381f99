package io.spooky.samples.conformance.h2;

import java.util.ArrayList;
import java.util.List;

/**
 * One header field; characters stand for octets (ISO 8859-1).
 *
 * @param name as on the wire
 * @param value as on the wire
 */
public record Field(String name, String value) {
  /** Returns fields of names and values in turn. */
  public static List<Field> list(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return fields;
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
