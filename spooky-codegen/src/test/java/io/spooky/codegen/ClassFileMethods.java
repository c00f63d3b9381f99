package io.spooky.codegen;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from a class file how long each method's bytecode is (JVMS, section 4). */
final class ClassFileMethods {
  private final DataInputStream in;
  private String[] texts = {};

  private ClassFileMethods(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** Returns the length of the code of each method that has some, by name and descriptor. */
  static Map<String, Integer> codeLengths(byte[] classFile) {
    try {
      return new ClassFileMethods(classFile).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Integer> read() throws IOException {
    in.skipNBytes(8);
    readConstantPool();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    Map<String, Integer> lengths = new LinkedHashMap<>();
    readMembers(new LinkedHashMap<>());
    readMembers(lengths);
    return lengths;
  }

  private void readConstantPool() throws IOException {
    texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new IOException("constant pool tag " + tag);
      }
    }
  }

  private void readMembers(Map<String, Integer> lengths) throws IOException {
    int members = in.readUnsignedShort();
    for (int member = 0; member < members; member++) {
      in.skipNBytes(2);
      String name = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
      int attributes = in.readUnsignedShort();
      for (int attribute = 0; attribute < attributes; attribute++) {
        readAttribute(name, lengths);
      }
    }
  }

  private void readAttribute(String member, Map<String, Integer> lengths) throws IOException {
    boolean code = texts[in.readUnsignedShort()].equals("Code");
    int length = in.readInt();
    if (code) {
      in.skipNBytes(4);
      lengths.put(member, in.readInt());
      in.skipNBytes(length - 8L);
    } else {
      in.skipNBytes(length);
    }
  }
}
