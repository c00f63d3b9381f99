package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
  private final Map<Object, Object> context = new HashMap<>();

  @Test
  void claim_takenByAnother_namesBothAndTheCure() throws Exception {
    new Claims(context, "one").claim("write to target/x", "move one");
    MojoFailureException e =
        assertThrows(
            MojoFailureException.class,
            () -> new Claims(context, "two").claim("write to target/x", "move one"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("the executions 'one' and 'two' both write to target/x; move one");
  }

  @Test
  void claim_somethingElseOrAgain_isGranted() throws Exception {
    new Claims(context, "one").claim("write to target/x", "");
    new Claims(context, "one").claim("write to target/x", "");
    new Claims(context, "two").claim("write to target/y", "");
    assertThat(context).hasSize(2);
  }

  @Test
  void claim_byHand_standsBack() throws Exception {
    new Claims(context, "default-cli").claim("write to target/x", "");
    new Claims(context, "one").claim("write to target/x", "");
    new Claims(context, "default-cli").claim("write to target/x", "");
    assertThat(context).hasSize(1);
  }
}
