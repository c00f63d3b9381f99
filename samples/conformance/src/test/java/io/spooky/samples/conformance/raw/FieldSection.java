package io.spooky.samples.conformance.raw;

import java.io.ByteArrayOutputStream;

/**
 * A QPACK field section of literals, so that any byte can stand in a name or value (RFC 9204,
 * section 4.5). Uses neither the dynamic table nor Huffman's code unless a test writes them.
 */
public final class FieldSection {
  private static final int LITERAL_NAME = 0x20;
  private static final int NEVER_INDEXED_NAME = 0x30;
  private static final int STATIC_NAME = 0x50;
  private static final int STATIC_FIELD = 0xc0;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private FieldSection() {}

  /** Returns a section that needs nothing of the dynamic table. */
  public static FieldSection empty() {
    return without().raw(0, 0);
  }

  /** Returns a section without even the prefix. */
  public static FieldSection without() {
    return new FieldSection();
  }

  /** Adds a field with its name as a literal. */
  public FieldSection add(String name, String value) {
    return literal(LITERAL_NAME, name, value);
  }

  /** Adds a field that nobody may put into a table (RFC 9204, section 7.1.3). */
  public FieldSection addNeverIndexed(String name, String value) {
    return literal(NEVER_INDEXED_NAME, name, value);
  }

  private FieldSection literal(int first, String name, String value) {
    integer(first, 3, name.length());
    bytes.writeBytes(Bytes.of(name));
    return string(value);
  }

  /** Adds a field whose name is one of the static table. */
  public FieldSection addNamed(int staticIndex, String value) {
    return integer(STATIC_NAME, 4, staticIndex).string(value);
  }

  /** Adds a field of the static table. */
  public FieldSection addIndexed(long staticIndex) {
    return integer(STATIC_FIELD, 6, staticIndex);
  }

  /** Adds a string without Huffman's code. */
  public FieldSection string(String value) {
    integer(0, 7, value.length());
    bytes.writeBytes(Bytes.of(value));
    return this;
  }

  /**
   * Adds an integer (RFC 7541, section 5.1).
   *
   * @param first the bits before the integer's own
   * @param prefix how many bits of the first byte are the integer's
   */
  public FieldSection integer(int first, int prefix, long value) {
    int most = (1 << prefix) - 1;
    if (value < most) {
      bytes.write(first | (int) value);
      return this;
    }
    bytes.write(first | most);
    long rest = value - most;
    while (rest >= 0x80) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  /** Adds bytes. */
  public FieldSection raw(int... octets) {
    bytes.writeBytes(Bytes.of(octets));
    return this;
  }

  /** Returns the section. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
