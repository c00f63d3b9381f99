package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.config.Place;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.ConfigKeys.Root;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The forms that editors go by never refuse what a parser takes. */
final class TextFormTest {
  private static final int TEXTS = 20_000;
  private static final List<String> PIECES =
      List.of(
          "/",
          "a",
          "B",
          "9",
          "0",
          "1",
          ".",
          "..",
          "-",
          "_",
          "*",
          "*.",
          "%2e",
          "%2F",
          "%41",
          "//",
          ";",
          ":",
          "::",
          "[",
          "]",
          "[::1]",
          " ",
          "é",
          "ß",
          "\uD83D\uDE00",
          "$",
          "${A}",
          "$$",
          "~",
          "header:",
          "cookie:",
          "query:",
          "path",
          "host",
          "source_ip",
          "via",
          "x-spooky-",
          "Te",
          "GET",
          "get",
          "CONNECT",
          "\\",
          "example",
          "com",
          "255",
          "0x1f",
          "?",
          "#",
          "\n",
          "=",
          "&");

  private static Consumer<String> parser(TextForm form) {
    Given allowing =
        new Given(
            Map.of(
                Edge.ALLOW, new Setting(String.join(", ", Edge.ALLOW.choices()), 1, 1),
                Edge.DOUBLED_SLASHES, new Setting("keep", 1, 1),
                Edge.UNDERSCORES, new Setting("pass", 1, 1)),
            Set.of());
    Given trusting =
        new Given(Map.of(Root.TRUSTED_PROXIES, new Setting("10.0.0.1", 1, 1)), Set.of());
    FieldNameText names = FieldNameText.of(trusting, allowing);
    return switch (form) {
      case NAME -> TextFormTest::name;
      case HOST -> HostText::parse;
      case PATH -> PathText.of(allowing)::exact;
      case METHOD -> MethodText::parse;
      case HEADER_NAME -> names::header;
      case EDITED_NAME -> FieldNameText::edited;
      case HEADER_VALUE -> FieldValueText::header;
      case PARAMETER_NAME -> FieldNameText::parameter;
      case PARAMETER_VALUE -> FieldValueText::parameter;
      case HASH_KEY -> text -> HashKeyText.parse(text, Place.FILE);
    };
  }

  private static void name(String text) {
    if (!Pattern.matches(Names.FORM, text)) {
      throw new IllegalArgumentException(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void form_anyTextThatTheParserTakes_matches(TextForm form) {
    Pattern pattern = Pattern.compile("^(?:" + form.regex() + ")$");
    Consumer<String> parser = parser(form);
    Random random = new Random(1);
    int taken = 0;
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder(form == TextForm.PATH ? "/" : "");
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (takes(parser, text.toString())) {
        taken++;
        boolean known = form == TextForm.METHOD && isAnyMethod(text.toString());
        assertWithMessage("'%s' as %s", text, form)
            .that(known || pattern.matcher(text).find())
            .isTrue();
      }
    }
    // Otherwise nothing is shown.
    assertThat(taken).isGreaterThan(TEXTS / 200);
  }

  private static boolean isAnyMethod(String text) {
    return TextForm.methods().contains(text) || MethodText.OF_THE_EDGE.containsKey(text);
  }

  private static boolean takes(Consumer<String> parser, String text) {
    try {
      parser.accept(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
