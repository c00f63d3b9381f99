package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.RunningProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The conformance tester h3spec against the packaged jar: all of HTTP/3 holds, and of QUIC all but
 * what the QUIC library is known to let pass.
 */
@Tag("interop")
final class H3specIT extends ProxyFixture {
  private static final Pattern FAILED = Pattern.compile("^  (MUST .*?)\\s*FAILED \\[\\d+]$");

  /** What quiche takes without a word although RFC 9000 wants the connection closed. */
  private static final List<String> LET_PASS_BY_QUICHE =
      List.of(
          "if initial_source_connection_id is missing",
          "if original_destination_connection_id is received",
          "if preferred_address, is received",
          "if retry_source_connection_id is received",
          "if stateless_reset_token is received",
          "if max_udp_payload_size < 1200",
          "if ack_delay_exponen > 20",
          "if max_ack_delay >= 2^14",
          "if reserved bits in Handshake are non-zero",
          "if reserved bits in Short are non-zero",
          "if NEW_CONNECTION_ID with invalid Retire_Prior_To is received",
          "if NEW_CONNECTION_ID with 0-byte CID is received");

  /**
   * It waits a fixed time for each answer, so what a busy machine is too slow for is asked again.
   */
  @Test
  void h3spec_findsNothingNew() throws Exception {
    List<String> findings = findings();
    if (!findings.isEmpty()) {
      findings.retainAll(findings());
    }
    assertThat(findings).isEmpty();
  }

  private List<String> findings() throws Exception {
    String port = Integer.toString(spooky.port());
    List<String> command = List.of(System.getProperty("spooky.h3spec"), "127.0.0.1", port);
    try (RunningProcess h3spec = RunningProcess.start(command)) {
      h3spec.awaitExit();

      List<String> output = h3spec.lines();
      assertThat(h3spec.text()).contains("45 examples");
      int http3 = output.indexOf("HTTP/3 servers");
      List<String> findings = failures(output.subList(http3, output.size()));
      findings.addAll(unknown(failures(output.subList(0, http3))));
      return findings;
    }
  }

  private static List<String> failures(List<String> lines) {
    List<String> failures = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = FAILED.matcher(line);
      if (matcher.matches()) {
        failures.add(matcher.group(1));
      }
    }
    return failures;
  }

  private static List<String> unknown(List<String> failures) {
    return failures.stream()
        .filter(failure -> LET_PASS_BY_QUICHE.stream().noneMatch(failure::contains))
        .toList();
  }
}
