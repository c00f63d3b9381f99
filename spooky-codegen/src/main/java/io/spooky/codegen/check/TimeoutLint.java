package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.ConfigKeys.Limits;
import io.spooky.spi.config.ConfigKeys.Probe;
import io.spooky.spi.config.ConfigKeys.Retry;
import io.spooky.spi.config.ConfigKeys.Timeouts;
import io.spooky.spi.config.ValueParsers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds time-outs and limits that make each other pointless. Each is right by itself, so all are
 * warnings; what the file leaves to a default is not held against it unless the other value alone
 * is to blame. Blocks inherit from wider ones, so each pair of places is reported once.
 */
final class TimeoutLint {
  /** Two places that were reported. */
  private record Pair(ProblemCode code, Place place, Place other) {}

  private final Findings findings;
  private final Given edge;
  private final Set<Pair> reported = new HashSet<>();

  /**
   * Makes a lint.
   *
   * @param edge what the file says about the client's side
   */
  TimeoutLint(Findings findings, Given edge) {
    this.findings = findings;
    this.edge = edge;
  }

  /** Judges what is in force for the probes of a level. */
  void probe(String subject, Given probe) {
    Known<Duration> timeout = Known.of(probe, Probe.TIMEOUT_MS);
    Known<Duration> interval = Known.of(probe, Probe.INTERVAL);
    if (timeout.isAbove(interval) && (timeout.isGiven() || interval.isGiven())) {
      report(
          ProblemCode.PROBE_TIMEOUT,
          subject,
          timeout.isGiven() ? timeout : interval,
          timeout.isGiven() ? interval : timeout,
          "a probe may take "
              + text(timeout)
              + " (timeout_ms), but the next one is due after "
              + text(interval)
              + " (interval); make interval the longer one");
    }
  }

  /**
   * Judges the exchanges of a level.
   *
   * @param ownTimeouts what the level itself says; what a wider one says for all need not have an
   *     effect in each
   * @param ownRetry likewise
   * @param timeouts what is in force
   * @param retry likewise
   */
  void exchange(String subject, Given ownTimeouts, Given ownRetry, Given timeouts, Given retry) {
    attempts(subject, Known.of(timeouts, Timeouts.REQUEST), retry);
    Known<Duration> request = Known.of(timeouts, Timeouts.REQUEST);
    for (Option<Duration> part : List.of(Timeouts.RESPONSE_HEAD, Timeouts.CONNECT, Timeouts.IDLE)) {
      hidden(subject, Known.of(ownTimeouts, part), part.name(), request, "request");
    }
    Known<Duration> perTry = Known.of(ownRetry, Retry.PER_TRY_TIMEOUT);
    Known<Duration> head = Known.of(timeouts, Timeouts.RESPONSE_HEAD);
    hidden(subject, perTry, "per_try_timeout", head, "response_head");
    clientGone(subject, Known.of(ownTimeouts, Timeouts.RESPONSE_HEAD));
  }

  /**
   * Judges the queues of a level.
   *
   * @param own what the level itself says
   */
  void queue(String subject, Given own) {
    Known<Integer> queue = Known.of(own, Limits.QUEUE);
    Known<Duration> timeout = Known.of(own, Limits.QUEUE_TIMEOUT);
    if (queue.is(0) && queue.isGiven() && timeout.isGiven()) {
      String message = "queue_timeout has no effect: with queue 0 no request waits";
      report(ProblemCode.LIMIT_WITHOUT_EFFECT, subject, timeout, queue, message);
    } else if (timeout.is(Duration.ZERO) && timeout.isGiven() && queue.isGiven()) {
      String message = "queue has no effect: with queue_timeout 0 no request waits";
      report(ProblemCode.LIMIT_WITHOUT_EFFECT, subject, queue, timeout, message);
    }
  }

  private void attempts(String subject, Known<Duration> request, Given retry) {
    Known<Integer> attempts = Known.of(retry, Retry.ATTEMPTS);
    Known<Duration> perTry = Known.of(retry, Retry.PER_TRY_TIMEOUT);
    if (isNone(request) || isNone(perTry) || attempts.value().isEmpty()) {
      return;
    }
    Duration all = perTry.value().orElseThrow().multipliedBy(attempts.value().get());
    if (request.value().orElseThrow().compareTo(all) < 0 && attempts.value().get() > 1) {
      report(
          ProblemCode.ATTEMPTS_CUT_SHORT,
          subject,
          request,
          perTry,
          "the request ends after "
              + text(request)
              + ", but its "
              + attempts.value().get()
              + " attempts of "
              + text(perTry)
              + " may take "
              + ValueParsers.format(all)
              + "; the last of them would be cut short");
    }
  }

  private void hidden(
      String subject, Known<Duration> longer, String name, Known<Duration> other, String by) {
    if (!isNone(longer) && !isNone(other) && longer.isGiven() && longer.isAbove(other)) {
      report(
          ProblemCode.TIMEOUT_WITHOUT_EFFECT,
          subject,
          longer,
          other,
          name
              + " of "
              + text(longer)
              + " has no effect: "
              + by
              + " ends the request after "
              + text(other));
    }
  }

  // An edge that waits for a backend has nothing to say to its client, and QUIC ends what is silent
  // (RFC 9000, section 10.1).
  private void clientGone(String subject, Known<Duration> head) {
    Known<Duration> idle = Known.of(edge, Edge.IDLE);
    if (head.isGiven() && head.isAbove(idle)) {
      report(
          ProblemCode.CLIENT_GONE_FIRST,
          subject,
          head,
          idle,
          "the response head may take "
              + text(head)
              + ", but a client that stays silent is disconnected after "
              + text(idle)
              + " (edge.idle); make edge.idle the longer one");
    }
  }

  private static boolean isNone(Known<Duration> time) {
    return time.value().isEmpty() || time.value().get().isZero();
  }

  private static String text(Known<Duration> time) {
    return ValueParsers.format(time.value().orElseThrow());
  }

  private void report(
      ProblemCode code, String subject, Known<?> at, Known<?> other, String message) {
    if (reported.add(new Pair(code, at.place(), other.place()))) {
      findings.warning(code, at.place(), subject, message, other.place(), "the other one");
    }
  }
}
