package io.spooky.codegen.schema;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.BlockShape;
import io.spooky.codegen.check.CheckedText;
import io.spooky.codegen.check.FakePlugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On every level the checker knows the keys that are declared, and both it and the schema refuse
 * others.
 */
final class UnknownKeyTest {
  private static final String UNKNOWN = "zzzzzzzz";
  private static final Pattern KNOWN = Pattern.compile("'zzzzzzzz' \\(expected: ([a-z_, ]*)\\)");
  private static final Validator SCHEMA = Validator.of(FakePlugins.catalog());

  private static String config(BlockShape shape) {
    Map<BlockShape, String> blocks = new TreeMap<>();
    for (BlockShape each : BlockShape.values()) {
      blocks.put(each, each == shape ? UNKNOWN + ": 1" : "");
    }
    String route =
        "{ headers: { x-a: { present: true, %s } }, timeouts: { %s }, retry: { %s }, "
            + "request_headers: { remove: x-b, %s }, %s }";
    return String.join(
        "\n",
        "listen: { tls: { cert: a, key: b, "
            + blocks.get(BlockShape.TLS)
            + " }, "
            + blocks.get(BlockShape.LISTEN)
            + " }",
        "load_balancing: { " + blocks.get(BlockShape.LOAD_BALANCING) + " }",
        "health_check: { " + blocks.get(BlockShape.HEALTH_CHECK) + " }",
        "timeouts: { " + blocks.get(BlockShape.TIMEOUTS) + " }",
        "retry: { " + blocks.get(BlockShape.RETRY) + " }",
        "limits: { " + blocks.get(BlockShape.LIMITS) + " }",
        "edge: { " + blocks.get(BlockShape.EDGE) + " }",
        "log: { " + blocks.get(BlockShape.LOG) + " }",
        "upstream:",
        "  a:",
        "    route: "
            + route.formatted(
                blocks.get(BlockShape.PRESENCE),
                blocks.get(BlockShape.ROUTE_TIMEOUTS),
                blocks.get(BlockShape.ROUTE_RETRY),
                blocks.get(BlockShape.FIELD_EDITS),
                blocks.get(BlockShape.ROUTE)),
        "    backends:",
        "      - { id: a, address: '10.0.0.1:80', health_check: { "
            + blocks.get(BlockShape.BACKEND_HEALTH_CHECK)
            + " }, "
            + blocks.get(BlockShape.BACKEND)
            + " }",
        shape == BlockShape.UPSTREAM ? "    " + UNKNOWN + ": 1" : "",
        blocks.get(BlockShape.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void unknownKey_anyBlock_isRefusedByBoth(BlockShape shape) {
    String yaml = config(shape);
    String report = CheckedText.report(yaml);
    Matcher known = KNOWN.matcher(report);
    assertWithMessage(report).that(known.find()).isTrue();
    List<String> declared = new ArrayList<>();
    shape.keys().stream().filter(k -> !k.isOld()).forEach(key -> declared.add(key.name()));
    shape.options().forEach(option -> declared.add(option.name()));
    List<String> asked = new ArrayList<>(List.of(known.group(1).split(", ")));
    // Options of the default policy, and what a closer block must not say, are no keys of the
    // shape.
    asked.removeAll(CheckedText.besides(shape));
    assertThat(asked).containsExactlyElementsIn(declared);
    assertThat(
            SCHEMA.pointers(YamlAsJson.read(yaml).orElseThrow()).stream()
                .filter(pointer -> pointer.endsWith("/" + UNKNOWN))
                .count())
        .isEqualTo(1);
  }
}
