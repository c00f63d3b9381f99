package io.spooky.samples.conformance.audit;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.audit.Journal.Entry;
import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.conformance.volley.Outcome.End;
import io.spooky.samples.standalone.support.Bulk;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An audit that finds nothing is worth nothing unless it can find. */
final class AuditTest {
  private static final Outcome DONE = new Outcome("200", "b", "a", "", 1, End.FIN, -1);
  private static final Outcome ERROR = new Outcome("502", "", "", "", 0, End.FIN, -1);
  private static final Entry ENTRY = new Entry("a", Bulk.digestOf(10));

  private final Audit audit = new Audit();

  @BeforeEach
  void send() {
    audit.sending("a", 10);
  }

  @Test
  void success_executedOnce_isClean() {
    audit.ended("a", DONE);

    assertThat(audit.findings(List.of(ENTRY))).isEmpty();
    assertThat(audit.outcomes()).containsExactly("200 FIN", 1);
  }

  @Test
  void error_executedOnceOrNever_isClean() {
    audit.ended("a", ERROR);

    assertThat(audit.findings(List.of(ENTRY))).isEmpty();
    assertThat(audit.findings(List.of())).isEmpty();
  }

  @Test
  void executedTwice_isFound() {
    audit.ended("a", DONE);
    assertThat(audit.findings(List.of(ENTRY, ENTRY))).hasSize(1);

    audit.ended("a", ERROR);
    assertThat(audit.findings(List.of(ENTRY, ENTRY))).hasSize(1);
  }

  @Test
  void successNeverExecuted_isFound() {
    audit.ended("a", DONE);

    assertThat(audit.findings(List.of())).hasSize(1);
  }

  @Test
  void noOutcome_isFound() {
    assertThat(audit.findings(List.of(ENTRY))).hasSize(1);
  }

  @Test
  void anothersAnswer_isFound() {
    audit.ended("a", new Outcome("200", "b", "c", "", 1, End.FIN, -1));

    assertThat(audit.findings(List.of(ENTRY))).hasSize(1);
  }

  @Test
  void partOfTheBody_isFound() {
    audit.ended("a", ERROR);

    assertThat(audit.findings(List.of(new Entry("a", Bulk.digestOf(9))))).hasSize(1);
  }

  @Test
  void executedButNeverSent_isFound() {
    audit.ended("a", DONE);

    assertThat(audit.findings(List.of(ENTRY, new Entry("z", "")))).hasSize(1);
  }
}
