package io.spooky.samples.conformance.h2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Decodes the blocks of one connection, in their order (RFC 7541). One thread. */
final class HpackDecoder {
  private static final int ENTRY_OVERHEAD = 32;
  private static final int MAX_TABLE = 4096;

  private final ArrayDeque<Field> table = new ArrayDeque<>();
  private int tableSize;
  private int tableLimit = MAX_TABLE;
  private byte[] block = {};
  private int position;

  List<Field> decode(byte[] whole) throws IOException {
    block = whole;
    position = 0;
    List<Field> fields = new ArrayList<>();
    while (position < block.length) {
      int first = block[position] & 0xff;
      if (first >= 0x80) {
        fields.add(entry(integer(7)));
      } else if (first >= 0x40) {
        fields.add(remember(literal(6)));
      } else if (first >= 0x20) {
        resize(integer(5));
      } else {
        fields.add(literal(4));
      }
    }
    return fields;
  }

  private Field literal(int prefixBits) throws IOException {
    int index = integer(prefixBits);
    String name = index == 0 ? string() : entry(index).name();
    return new Field(name, string());
  }

  private Field entry(int index) throws IOException {
    if (index < 1 || index > StaticTable.size() + table.size()) {
      throw new IOException("no entry " + index);
    }
    if (index <= StaticTable.size()) {
      return StaticTable.get(index);
    }
    Iterator<Field> entries = table.iterator();
    for (int i = StaticTable.size() + 1; i < index; i++) {
      entries.next();
    }
    return entries.next();
  }

  private Field remember(Field field) {
    table.addFirst(field);
    tableSize += size(field);
    evict();
    return field;
  }

  private void resize(int limit) throws IOException {
    if (limit > MAX_TABLE) {
      throw new IOException("a table of " + limit);
    }
    tableLimit = limit;
    evict();
  }

  private void evict() {
    while (tableSize > tableLimit) {
      tableSize -= size(table.removeLast());
    }
  }

  private static int size(Field field) {
    return field.name().length() + field.value().length() + ENTRY_OVERHEAD;
  }

  private int integer(int prefixBits) throws IOException {
    int most = (1 << prefixBits) - 1;
    int value = octet() & most;
    if (value < most) {
      return value;
    }
    for (int shift = 0; shift <= 21; shift += 7) {
      int octet = octet();
      value += (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IOException("integer too long");
  }

  private String string() throws IOException {
    boolean huffman = position < block.length && (block[position] & 0x80) != 0;
    int length = integer(7);
    if (length > block.length - position) {
      throw new IOException("string beyond its block");
    }
    byte[] bytes =
        huffman
            ? Huffman.decode(block, position, length)
            : Arrays.copyOfRange(block, position, position + length);
    position += length;
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private int octet() throws IOException {
    if (position == block.length) {
      throw new IOException("the block is cut short");
    }
    return block[position++] & 0xff;
  }
}
