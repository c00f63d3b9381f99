package io.spooky.runtime.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The blocks of PEM files (RFC 7468). Text between blocks is passed over. */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** Far more than any chain needs; a wrong path may name a disk image. */
  private static final long MOST_BYTES = 4L << 20;

  private Pem() {}

  /** One block. */
  static final class Block {
    private final String label;
    private final byte[] bytes;

    private Block(String label, byte[] bytes) {
      this.label = label;
      this.bytes = bytes;
    }

    /** Returns its label, such as {@code CERTIFICATE}. */
    String label() {
      return label;
    }

    /** Returns what it encodes; not a copy. */
    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Returns a file's blocks, in the order of the file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a block is not whole; the message is fit for the user
   */
  static List<Block> read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("is too large for a PEM file (expected: at most 4 MiB)");
    }
    // PEM is ASCII; what stands between the blocks may be in any encoding.
    return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  private static List<Block> parse(String text) {
    List<Block> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
      int end = labelEnd < 0 ? -1 : text.indexOf(END + label + DASHES, labelEnd);
      if (end < 0) {
        throw new IllegalArgumentException("has a PEM block without an end");
      }
      blocks.add(new Block(label, decode(text.substring(labelEnd + DASHES.length(), end))));
      begin = text.indexOf(BEGIN, end);
    }
    return blocks;
  }

  private static byte[] decode(String body) {
    // Encrypted keys of the old form have header lines; they are refused by label anyway.
    if (body.indexOf(':') >= 0) {
      return new byte[0];
    }
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("has a PEM block that is not Base64", e);
    }
  }
}
