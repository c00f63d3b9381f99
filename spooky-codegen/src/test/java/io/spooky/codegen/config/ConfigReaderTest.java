package io.spooky.codegen.config;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From bytes to nodes: what is kept as written, and what is refused before any key is looked at.
 */
final class ConfigReaderTest {
  // The bar is a second; slow machines get room, a quadratic parser would need minutes.
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ProblemList problems = new ProblemList();

  private String report(byte[] bytes) {
    Optional<MappingNode> tree = ConfigReader.read(bytes, problems);
    assertThat(tree.isPresent() || problems.hasErrors()).isTrue();
    return problems.all().stream().map(p -> p.format("f")).collect(Collectors.joining("\n"));
  }

  private MappingNode tree(String text) {
    MappingNode tree = ConfigReader.read(text.getBytes(UTF_8), problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return tree;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "off",
        "Yes",
        "0123",
        "12:30:45",
        "1e3",
        "0x1bb",
        "0b1",
        "1_000",
        ".inf",
        "2026-01-01",
        "::1",
        "2001:db8::1",
        "=",
        "+1",
        "0o7",
        "True",
        "1.0"
      })
  void read_plainScalar_isTheTextAsWritten(String text) {
    MappingNode tree = tree("key: " + text + "\n");

    assertThat(tree.entries().get(0).value())
        .isEqualTo(new ScalarNode(new Place(1, 6), text, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void read_nothing_isNull(String text) {
    ScalarNode plain = (ScalarNode) tree("key: " + text + "\n").entries().get(0).value();
    ScalarNode quoted = (ScalarNode) tree("key: '" + text + "'\n").entries().get(0).value();

    assertThat(plain.isNull()).isTrue();
    assertThat(quoted.isNull()).isFalse();
  }

  @Test
  void read_tree_hasPlaces() {
    MappingNode tree = tree("# comment\na:\n  - b: 'ü😀': c\n".replace("'ü😀': c", "{ 'ü😀': c }"));

    assertThat(tree.entries().get(0).place()).isEqualTo(new Place(2, 1));
    SequenceNode list = (SequenceNode) tree.entries().get(0).value();
    MappingNode item = (MappingNode) list.items().get(0);
    assertThat(item.place()).isEqualTo(new Place(3, 5));
    MappingNode inner = (MappingNode) item.entries().get(0).value();
    assertThat(inner.entries().get(0).value().place()).isEqualTo(new Place(3, 16));
  }

  @Test
  void read_markAndCarriageReturns_areNoText() {
    MappingNode tree = tree("\uFEFFa: 1\r\nb: 2\r\n");

    assertThat(tree.entries().get(1).place()).isEqualTo(new Place(2, 1));
    assertThat(((ScalarNode) tree.entries().get(1).value()).text()).isEqualTo("2");
  }

  @Test
  void read_notUtf8_isRefusedWithItsPlace() {
    assertThat(report("a: 1\nb: \u00fc\n".getBytes(ISO_8859_1)))
        .isEqualTo("f:[2,4] SPK0003 file: the byte 0xfc is not UTF-8; save the file as UTF-8");
  }

  @Test
  void read_overlongForm_isRefused() {
    byte[] bytes = "a: ??\n".getBytes(UTF_8);
    bytes[3] = (byte) 0xc0;
    bytes[4] = (byte) 0xaf;

    assertThat(report(bytes)).startsWith("f:[1,4] SPK0003 file: the byte 0xc0 is not UTF-8");
  }

  @Test
  void read_cutOffCharacter_isRefused() {
    byte[] whole = "a: ü".getBytes(UTF_8);

    assertThat(report(java.util.Arrays.copyOf(whole, whole.length - 1)))
        .startsWith("f:[1,4] SPK0003");
  }

  @Test
  void read_utf16_isNamed() {
    assertThat(report("a: 1\n".getBytes(UTF_16)))
        .isEqualTo("f:[1,1] SPK0003 file: the file is UTF-16; save it as UTF-8");
  }

  @Test
  void read_controlCharacters_areAllReported() {
    assertThat(report("a: \0\r\nb: x\u0007\rc: \u2028\n\u0085: \uFEFF\n".getBytes(UTF_8)))
        .isEqualTo(
            """
            f:[1,4] SPK0004 file: a NUL character (U+0000) stands here; delete it
            f:[2,5] SPK0004 file: the invisible character U+0007 stands here; delete it
            f:[3,4] SPK0004 file: the invisible character U+2028 stands here; delete it
            f:[4,1] SPK0004 file: the invisible character U+0085 stands here; delete it
            f:[4,4] SPK0004 file: the invisible character U+FEFF stands here; delete it""");
  }

  @Test
  void read_halfASurrogatePair_isRefused() {
    assertThat(report("a: \"\\ud800\"\n".getBytes(UTF_8))).contains("SPK0004");
  }

  @Test
  void read_largestFile_isReadAndOneByteMoreIsNot() {
    String line = "# " + "x".repeat(1_021) + "\n";
    String fill = line.repeat(ConfigReader.MAX_BYTES / line.length());
    String largest = fill.substring(0, ConfigReader.MAX_BYTES - 5) + "\na: 1";

    assertThat(report(largest.getBytes(UTF_8))).isEmpty();
    assertThat(report((largest + "1").getBytes(UTF_8))).contains("SPK0002");
  }

  @Test
  void read_tenThousandRoutesInBlocks_isRead() {
    StringBuilder text = new StringBuilder("upstream:\n  api:\n    route:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("      - host: customer-").append(i).append(".shop.example.com\n");
      text.append("        path_prefix: /services/orders/version-").append(i).append("\n");
      text.append("        method:\n          - GET\n          - POST\n");
    }
    assertThat(text.length()).isGreaterThan(1 << 20);
    assertThat(report(text.toString().getBytes(UTF_8))).isEmpty();
  }

  @Test
  void read_longScalar_isRefusedSoon() {
    String word = "a: " + "x".repeat(ConfigReader.MAX_BYTES - 10) + "\n";
    String words = "a: " + "x ".repeat(5_000) + "\n";

    assertThat(assertTimeoutPreemptively(SOON, () -> report(word.getBytes(UTF_8))))
        .isEqualTo("f:[1,4] SPK0014 file: a word of more than 8192 characters");
    assertThat(report(words.getBytes(UTF_8))).contains("SPK0014 a: a value of 9999 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{", "{a: ", "- ", "? ", "[a, ", "\"", "'", "&a ", "!", "%", "a: &b\n "})
  void read_repeated_isRefusedSoon(String part) {
    String text = "x: " + part.repeat(ConfigReader.MAX_BYTES / part.length() - 4);

    assertThat(assertTimeoutPreemptively(SOON, () -> report(text.getBytes(UTF_8))))
        .contains("SPK00");
  }

  @Test
  void read_longestWord_isRead() {
    String longest = "x".repeat(NodeComposer.MAX_LENGTH);

    assertThat(((ScalarNode) tree("a: " + longest + "\n").entries().get(0).value()).text())
        .isEqualTo(longest);
    assertThat(report(("b: " + longest + "x").getBytes(UTF_8))).contains("SPK0014");
  }

  @Test
  void read_nestedBlocks_areRefusedBelowFifty() {
    assertThat(report(("a: " + "[".repeat(49) + "]".repeat(49)).getBytes(UTF_8))).isEmpty();
    assertThat(report(("a: " + "[".repeat(50) + "]".repeat(50)).getBytes(UTF_8)))
        .isEqualTo("f:[1,53] SPK0010 a: blocks are nested more than 50 deep");
  }

  @Test
  void read_oneAnchorUsedOften_isFine() {
    StringBuilder text = new StringBuilder("base: &base { a: b, c: [d, e] }\n");
    for (int i = 0; i < 500; i++) {
      text.append("k").append(i).append(": *base\n");
    }

    assertThat(tree(text.toString()).entries()).hasSize(501);
  }

  @Test
  void read_aliasesThatGrow_areRefusedSoon() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(assertTimeoutPreemptively(SOON, () -> report(text.toString().getBytes(UTF_8))))
        .contains("SPK0009");
  }

  @Test
  void read_file_comesFromDisk(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), "a: 1\n");

    assertThat(ConfigReader.read(file, problems)).isPresent();
  }

  @Test
  void read_missingFileOrFolder_isAProblem(@TempDir Path folder) {
    assertThat(ConfigReader.read(folder.resolve("none.yaml"), problems)).isEmpty();
    assertThat(ConfigReader.read(folder, problems)).isEmpty();

    assertThat(problems.errors()).isEqualTo(2);
    assertThat(problems.all().toString()).contains("SPK0001 file: there is no such file");
  }

  @Test
  void codes_areUniqueAndExplained() {
    var codes = java.util.Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList();

    assertThat(codes).containsNoDuplicates();
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(code.code()).matches("SPK0[0-7][0-9]{2}");
      assertThat(code.explanation()).endsWith(".");
    }
  }
}
