package io.spooky.samples.conformance.raw;

import java.util.ArrayList;
import java.util.List;

/** The header section of a request, good to begin with and then spoilt. Confined to one thread. */
public final class RawRequest {
  private final List<Field> fields = new ArrayList<>();

  private RawRequest() {}

  /** Returns a request without any field. */
  public static RawRequest empty() {
    return new RawRequest();
  }

  /** Returns a good GET. */
  public static RawRequest get(String path) {
    return of("GET", path);
  }

  /** Returns the head of a good POST, which says no length. */
  public static RawRequest post(String path) {
    return of("POST", path);
  }

  /** Returns a good request. */
  public static RawRequest of(String method, String path) {
    return empty()
        .with(":method", method)
        .with(":scheme", "https")
        .with(":authority", "localhost")
        .with(":path", path);
  }

  /** Adds a field at the end. */
  public RawRequest with(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  /** Adds a field at a place, the first being 0. */
  public RawRequest withAt(int place, String name, String value) {
    fields.add(place, new Field(name, value));
    return this;
  }

  /** Gives the first field of a name another value. */
  public RawRequest set(String name, String value) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        fields.set(i, new Field(name, value));
        return this;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Removes all fields of a name. */
  public RawRequest without(String name) {
    fields.removeIf(field -> field.name().equals(name));
    return this;
  }

  /** Returns the fields, to be changed at will. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns the section. */
  public FieldSection section() {
    FieldSection section = FieldSection.empty();
    fields.forEach(field -> section.add(field.name(), field.value()));
    return section;
  }

  /** Returns the HEADERS frame. */
  public byte[] frame() {
    return Frames.headers(section());
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
