package io.spooky.spi;

import static com.google.common.truth.Truth.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the vectors that the authors of FNV publish. */
final class Fnv1aTest {
  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({
    "'', cbf29ce484222325",
    "a, af63dc4c8601ec8c",
    "b, af63df4c8601f1a5",
    "fo, 08985907b541d342",
    "foo, dcb27518fed9d577",
    "foob, dd120e790c2512af",
    "fooba, cac165afa2fef40a",
    "foobar, 85944171f73967e8",
  })
  void hash_publishedVector(String text, String expected) {
    assertThat(Fnv1a.hash(text)).isEqualTo(Long.parseUnsignedLong(expected, 16));
  }

  @Test
  void hash_publishedVectorWithNewline() {
    assertThat(Fnv1a.hash("chongo was here!\n")).isEqualTo(0x46810940eff5f915L);
  }

  @Test
  void hash_partOfBytes() {
    byte[] bytes = "xxfoobarxx".getBytes(StandardCharsets.US_ASCII);
    assertThat(Fnv1a.hash(bytes, 2, 8)).isEqualTo(Fnv1a.hash("foobar"));
  }

  @Test
  void hash_textBeyondAscii_isOfItsUtf8() {
    byte[] bytes = {(byte) 0xc3, (byte) 0xa9};
    assertThat(Fnv1a.hash("\u00e9")).isEqualTo(Fnv1a.hash(bytes, 0, 2));
  }

  @Test
  void add_looksAtEightBits() {
    assertThat(Fnv1a.add(Fnv1a.OFFSET_BASIS, -1)).isEqualTo(Fnv1a.add(Fnv1a.OFFSET_BASIS, 0xff));
  }

  @Test
  void addLong_isTheHashOfItsBytesLowestFirst() {
    byte[] bytes = {8, 7, 6, 5, 4, 3, 2, 1};
    assertThat(Fnv1a.addLong(Fnv1a.OFFSET_BASIS, 0x0102030405060708L))
        .isEqualTo(Fnv1a.hash(bytes, 0, 8));
  }

  @Test
  void spread_isTheFinalizerOfMurmur3() {
    assertThat(Fnv1a.spread(0)).isEqualTo(0);
    assertThat(Fnv1a.spread(1)).isEqualTo(0xb456bcfc34c2cb2cL);
  }

  @Test
  void spread_changesAboutHalfOfTheBits() {
    int flipped = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      flipped += Long.bitCount(Fnv1a.spread(12345) ^ Fnv1a.spread(12345 ^ (1L << bit)));
    }
    assertThat(flipped / (double) Long.SIZE).isWithin(2).of(32);
  }
}
