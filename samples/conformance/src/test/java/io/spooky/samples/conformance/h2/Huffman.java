package io.spooky.samples.conformance.h2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The Huffman code of HPACK (RFC 7541, appendix B), which is canonical: lengths say it all. */
final class Huffman {
  private static final int EOS = 256;
  private static final int MAX_PADDING = 7;

  private static final int[] LENGTHS =
      Stream.of(
              """
              13 23 28 28 28 28 28 28 28 24 30 28 28 30 28 28
              28 28 28 28 28 28 30 28 28 28 28 28 28 28 28 28
              6 10 10 12 13 6 8 11 10 10 8 11 8 6 6 6
              5 5 5 6 6 6 6 6 6 6 7 8 15 6 12 10
              13 6 7 7 7 7 7 7 7 7 7 7 7 7 7 7
              7 7 7 7 7 7 7 7 8 7 8 13 19 13 14 6
              15 5 6 5 6 5 6 6 6 5 7 7 6 6 6 5
              6 7 6 5 5 6 7 7 7 7 7 15 11 14 13 28
              20 22 20 20 22 22 22 23 22 23 23 23 23 23 24 23
              24 24 22 23 24 23 23 23 23 21 22 23 22 23 23 24
              22 21 20 22 22 23 23 21 23 22 22 24 21 22 23 23
              21 21 22 21 23 22 23 23 20 22 22 22 23 22 22 23
              26 26 20 19 22 23 22 25 26 26 26 27 27 26 24 25
              19 21 26 27 27 26 27 24 21 21 26 26 28 27 27 27
              20 24 20 21 22 21 21 23 22 22 25 25 24 24 26 23
              26 27 26 26 27 27 27 27 27 28 27 27 27 27 27 26
              30
              """
                  .trim()
                  .split("\\s+"))
          .mapToInt(Integer::parseInt)
          .toArray();

  /** Symbols by their code with a leading one bit, which keeps codes of all lengths apart. */
  private static final Map<Integer, Integer> SYMBOLS = symbols();

  private Huffman() {}

  private static Map<Integer, Integer> symbols() {
    Map<Integer, Integer> symbols = new HashMap<>();
    int code = 0;
    for (int length = 1; length <= 30; length++) {
      for (int symbol = 0; symbol <= EOS; symbol++) {
        if (LENGTHS[symbol] == length) {
          symbols.put(code++ | 1 << length, symbol);
        }
      }
      code <<= 1;
    }
    return symbols;
  }

  static byte[] decode(byte[] from, int index, int length) throws IOException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    int code = 1;
    for (int bit = 0; bit < length * 8; bit++) {
      code = code << 1 | from[index + bit / 8] >> 7 - bit % 8 & 1;
      Integer symbol = SYMBOLS.get(code);
      if (symbol != null) {
        if (symbol == EOS) {
          throw new IOException("EOS in a string");
        }
        decoded.write(symbol);
        code = 1;
      }
    }
    boolean ones = Integer.bitCount(code) == Integer.SIZE - Integer.numberOfLeadingZeros(code);
    if (!ones || code >= 1 << MAX_PADDING + 1) {
      throw new IOException("bad padding of a string");
    }
    return decoded.toByteArray();
  }
}
