package io.spooky.codegen.schema;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ranges as regular expressions, compared with counting. */
final class NumberFormTest {
  @Test
  void between_smallRanges_matchesTheirNumbersAlone() {
    for (int least = -12; least <= 112; least += 3) {
      for (int greatest = least; greatest <= 220; greatest += 7) {
        Pattern form = Pattern.compile(NumberForm.between(least, greatest));
        for (int number = -30; number <= 1100; number++) {
          assertWithMessage("%s in %s to %s: %s", number, least, greatest, form)
              .that(form.matcher(Integer.toString(number)).matches())
              .isEqualTo(number >= least && number <= greatest);
        }
      }
    }
  }

  @Test
  void between_largeRanges_endWhereTheyShould() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      long a = random.nextLong(1L << random.nextInt(1, 51));
      long b = random.nextLong(1L << random.nextInt(1, 51));
      long least = Math.min(a, b);
      long greatest = Math.max(a, b);
      Pattern form = Pattern.compile(NumberForm.between(least, greatest));
      long inside = least + random.nextLong(greatest - least + 1);
      for (long number : List.of(least - 1, least, inside, greatest, greatest + 1)) {
        assertWithMessage("%s in %s to %s", number, least, greatest)
            .that(form.matcher(Long.toString(number)).matches())
            .isEqualTo(number >= least && number <= greatest);
      }
    }
  }

  @Test
  void between_leadingZeros_areRefused() {
    assertThat("05".matches(NumberForm.between(0, 99))).isFalse();
    assertThat("00".matches(NumberForm.between(0, 9))).isFalse();
  }

  @Test
  void between_emptyRange_throws() {
    assertThrows(IllegalArgumentException.class, () -> NumberForm.between(2, 1));
  }
}
