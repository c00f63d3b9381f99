package io.spooky.samples.conformance.h2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encodes fields as literals without indexing, whatever they hold (RFC 7541, section 6.2.2). */
public final class Hpack {
  private Hpack() {}

  /** Returns a block of fields. */
  public static byte[] literal(List<Field> fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (Field field : fields) {
      block.write(0);
      block.writeBytes(string(field.name()));
      block.writeBytes(string(field.value()));
    }
    return block.toByteArray();
  }

  /** Returns a literal that enters the dynamic table (RFC 7541, section 6.2.1). */
  public static byte[] indexed(Field field) {
    return Octets.join(new byte[] {0x40}, string(field.name()), string(field.value()));
  }

  /** Returns a reference to a table's entry (RFC 7541, section 6.1). */
  public static byte[] reference(int index) {
    return integer(0x80, 7, index);
  }

  /** Returns a string literal without Huffman code. */
  public static byte[] string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Octets.join(integer(0, 7, bytes.length), bytes);
  }

  /** Returns an integer with a prefix of some bits (RFC 7541, section 5.1). */
  public static byte[] integer(int pattern, int prefixBits, int value) {
    int most = (1 << prefixBits) - 1;
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    if (value < most) {
      octets.write(pattern | value);
      return octets.toByteArray();
    }
    octets.write(pattern | most);
    int rest = value - most;
    while (rest >= 128) {
      octets.write(rest % 128 | 128);
      rest /= 128;
    }
    octets.write(rest);
    return octets.toByteArray();
  }
}
