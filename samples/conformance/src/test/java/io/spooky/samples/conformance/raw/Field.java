package io.spooky.samples.conformance.raw;

/**
 * A field line, pseudo-header fields included; a character is a byte.
 *
 * @param name as it is on the wire
 * @param value as it is on the wire
 */
public record Field(String name, String value) {
  @Override
  public String toString() {
    return name + ": " + value;
  }
}
