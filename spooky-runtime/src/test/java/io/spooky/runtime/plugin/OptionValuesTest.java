package io.spooky.runtime.plugin;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.Option;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionValuesTest {
  private static final Option<Integer> REPLICAS = Option.integer("replicas", 64);
  private static final Option<Duration> DECAY = Option.duration("decay", "10s");

  private static OptionValues values(String replicas, String decay) {
    Map<Option<?>, String> texts = new LinkedHashMap<>();
    texts.put(REPLICAS, replicas);
    texts.put(DECAY, decay);
    return OptionValues.of(texts);
  }

  @Test
  void get_declaredOption_returnsItsValue() {
    OptionValues values = values("7", "1m");
    assertThat(values.get(REPLICAS)).isEqualTo(7);
    assertThat(values.get(DECAY)).isEqualTo(Duration.ofMinutes(1));
    assertThat(values.texts()).containsExactly("replicas", "7", "decay", "1m").inOrder();
  }

  @Test
  void get_sameOptionMadeAnew_returnsItsValue() {
    assertThat(values("7", "1m").get(Option.integer("replicas", 64))).isEqualTo(7);
  }

  @Test
  void get_undeclaredOption_throws() {
    OptionValues values = values("7", "1m");
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> values.get(Option.integer("other", 1)));
    assertThat(thrown).hasMessageThat().contains("option 'other' is not declared");
  }

  @Test
  void of_wrongText_throws() {
    assertThrows(IllegalArgumentException.class, () -> values("many", "1m"));
  }

  @Test
  void equals_sameTexts_isEqual() {
    assertThat(values("7", "1m")).isEqualTo(values("7", "1m"));
    assertThat(values("7", "1m").hashCode()).isEqualTo(values("7", "1m").hashCode());
  }

  @Test
  void equals_anotherText_isNotEqual() {
    assertThat(values("7", "1m")).isNotEqualTo(values("8", "1m"));
    assertThat(values("7", "1m")).isNotEqualTo(OptionValues.of(Map.of(REPLICAS, "7")));
  }
}
