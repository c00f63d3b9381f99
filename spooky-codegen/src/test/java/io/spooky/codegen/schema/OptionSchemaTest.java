package io.spooky.codegen.schema;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spooky.codegen.check.BlockShape;
import io.spooky.spi.Option;
import io.spooky.spi.Option.Kind;
import io.spooky.spi.config.ConfigKeys.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of options as texts in quotes: what the parser takes and what the schema takes. */
final class OptionSchemaTest {
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "5",
          "9",
          "10",
          "64",
          "100",
          "1000",
          "65535",
          "86400",
          "1048576",
          ".",
          "-",
          "%",
          "ms",
          "s",
          "m",
          "h",
          "B",
          "KiB",
          "MiB",
          "GiB",
          "true",
          "false",
          "auto",
          ",",
          ", ",
          " ",
          "/",
          ":",
          "::",
          "[::1]",
          "a",
          "B",
          "_",
          "10.0.0.1",
          "/8",
          "https://",
          "host",
          "a.b",
          "*",
          "info",
          "merge",
          "backslash",
          "#",
          "?",
          "~",
          "cubic");

  static Stream<Option<?>> options() {
    return Stream.concat(
        Stream.of(BlockShape.values())
            .flatMap(shape -> shape.options().stream())
            .distinct()
            // The compiler reads it as a host, and takes less than its parser does.
            .filter(option -> option != Backend.SERVER_NAME),
        Stream.of(
            Option.integer("any", 1),
            Option.integer("negative", 0).between(-120, 35),
            Option.decimal("decimal", 1),
            Option.duration("duration", "1s"),
            Option.duration("long", "1s")
                .between(Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE)),
            Option.duration("short", "1s")
                .between(Duration.ofMillis(1_500), Duration.ofMillis(2_500)),
            Option.size("size", "1KiB").between(1_000L, 70_000L),
            Option.text("text", ""),
            Option.text("required", "").required()));
  }

  /** Where a kind has a form of its own, both take the same; of others, the parser knows more. */
  @ParameterizedTest
  @MethodSource("options")
  void schema_textInQuotes_isTakenIfTheParserTakesIt(Option<?> option) {
    Schema schema = schema(option);
    boolean exact = option.kind() != Kind.TEXT && option.kind() != Kind.LIST;
    int taken = 0;
    for (String text : texts(option)) {
      boolean parsed = parses(option, text);
      boolean valid = schema.validate(JsonNodeFactory.instance.stringNode(text)).isEmpty();
      taken += parsed ? 1 : 0;
      if (parsed || exact) {
        assertWithMessage("'%s' as %s", text, option).that(valid).isEqualTo(parsed);
      }
    }
    assertThat(taken).isGreaterThan(0);
  }

  @Test
  void schema_rangeWithoutAnEnd_hasOneBound() {
    Option<?> option = Option.decimal("factor", 1).between(0.0, Double.POSITIVE_INFINITY);
    Schema schema = schema(option);
    assertThat(schema.validate(JsonNodeFactory.instance.numberNode(1e300))).isEmpty();
    assertThat(schema.validate(JsonNodeFactory.instance.numberNode(-1))).isNotEmpty();
  }

  private static Schema schema(Option<?> option) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(JsonText.of(OptionSchema.of(option)));
  }

  private static List<String> texts(Option<?> option) {
    List<String> texts = new ArrayList<>(PIECES);
    Random random = new Random(1);
    for (int i = 0; i < 1_500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      texts.add(text.toString());
    }
    texts.addAll(option.choices());
    texts.addAll(
        List.of(
            "2s", "1500ms", "2501", "10.0.0.1:80", "https://a.b:443", "[::1]:65535", "host:65536"));
    return texts;
  }

  private static boolean parses(Option<?> option, String text) {
    try {
      Object ignored = option.parse(text);
      return !(option.isRequired() && text.isBlank());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
