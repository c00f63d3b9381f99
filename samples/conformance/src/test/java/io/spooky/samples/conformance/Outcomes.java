package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import io.spooky.samples.standalone.support.Spooky;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may become of a bad message: refused at its head, refused when its body shows it, or the end
 * of the connection. Each is followed by good requests, on the same connection where it must live
 * on and always on another one, whose answers must be their own.
 */
final class Outcomes implements AutoCloseable {
  private static final long MESSAGE_ERROR = 0x10e;
  private static final long GENERAL_ERROR = 0x101;

  /** A stack trace's lines, and what the JVM prints of an exception that nobody caught. */
  private static final Pattern TRACE = Pattern.compile("^\\s+at [\\w.$/]+\\(|^Exception in|LEAK:");

  /** A connection is given up before an edge that counts faults gives it up. */
  private static final int USES = 15;

  private static final int BATCH = 20;

  private final Spooky spooky;
  private final RawBackend backend;
  private RawClient wellBehaved;
  private @Nullable RawClient bad;
  private int uses;
  private int good;

  Outcomes(Spooky spooky, RawBackend backend) throws IOException {
    this.spooky = spooky;
    this.backend = backend;
    this.wellBehaved = RawClient.connect(spooky.port()).keepAlive();
  }

  /** Returns a connection for a bad message; good until the next call. */
  RawClient client() throws IOException {
    RawClient current = bad;
    if (current == null || current.end() != null || ++uses > USES) {
      if (current != null) {
        current.close();
      }
      uses = 0;
      current = RawClient.connect(spooky.port());
      bad = current;
    }
    return current;
  }

  /** Fails unless a request is refused at its head: 400 or a reset, and nothing at the backend. */
  void refusedAtHead(String what, RawRequest request) throws IOException {
    refusedAtHead(what, request, Set.of(400));
  }

  /**
   * Fails unless each of many requests is refused at its head. A good one follows each bad one on
   * its connection and on the other, without waiting.
   */
  void refusedAtTheHead(List<Case> cases) throws IOException {
    for (int from = 0; from < cases.size(); from += BATCH) {
      refusedTogether(cases.subList(from, Math.min(cases.size(), from + BATCH)));
    }
  }

  private void refusedTogether(List<Case> cases) throws IOException {
    RawClient client = RawClient.connect(spooky.port());
    List<RawStream> refused = new ArrayList<>();
    Map<String, RawStream> answered = new HashMap<>();
    for (Case bad : cases) {
      refused.add(client.send(bad.request()));
      sendGood(client, answered);
      sendGood(other(), answered);
    }
    for (int i = 0; i < refused.size(); i++) {
      assertRefused(
          cases.get(i).toString(), answer(cases.get(i).toString(), refused.get(i)), Set.of(400));
    }
    for (var expected : answered.entrySet()) {
      assertWithMessage("good request among %s", cases)
          .that(answer("good", expected.getValue()).text())
          .isEqualTo(expected.getKey());
    }
    assertNothingBadArrived(cases.toString());
    client.close();
    forget();
  }

  private void sendGood(RawClient client, Map<String, RawStream> answered) throws IOException {
    String path = "/good/" + good++;
    answered.put(path, client.send(RawRequest.get(path)));
  }

  /** Fails unless a request is refused at its head with one of some statuses, or reset. */
  void refusedAtHead(String what, RawRequest request, Set<Integer> statuses) throws IOException {
    RawClient client = client();
    refusedAtHead(what, client, client.send(request), statuses);
  }

  /** Fails unless what was sent on a stream is refused at its head. */
  void refusedAtHead(String what, RawClient client, RawStream stream, Set<Integer> statuses)
      throws IOException {
    assertRefused(what, stream.response(), statuses);
    connectionIsGood(what, client);
    poolIsGood(what);
    assertNothingBadArrived(what);
    forget();
  }

  private void assertNothingBadArrived(String what) {
    for (Request request : backend.journal().requests()) {
      assertWithMessage("%s reached the backend: %s", what, request)
          .that(request.path())
          .startsWith("/good/");
    }
  }

  private static void assertRefused(String what, RawResponse response, Set<Integer> statuses) {
    if (response.status() > 0) {
      assertWithMessage("%s, status of %s", what, response).that(response.status()).isIn(statuses);
      assertWithMessage("%s, end of %s", what, response).that(response.isWhole()).isTrue();
    } else {
      assertWithMessage("%s, end", what)
          .that(response.end())
          .isEqualTo(new End(End.Kind.RESET, MESSAGE_ERROR));
    }
  }

  /**
   * Fails unless a request whose head was good is refused: the backend never gets its end, and what
   * it got of it is reset.
   */
  void refusedInBody(String what, RawClient client, RawStream stream) throws IOException {
    refusedInBody(what, client, stream, Set.of(400));
  }

  /** Fails unless a request whose head was good is refused with one of some statuses, or reset. */
  void refusedInBody(String what, RawClient client, RawStream stream, Set<Integer> statuses)
      throws IOException {
    assertRefused(what, stream.response(), statuses);
    connectionIsGood(what, client);
    poolIsGood(what);
    badRequestsAreReset(what);
    forget();
  }

  /** Fails if the backend got a bad request's end, and awaits the reset of each that it got. */
  void badRequestsAreReset(String what) {
    for (Request request : backend.journal().requests()) {
      if (!request.path().startsWith("/good/")) {
        backend.journal().awaitThat("reset after " + what, () -> isOver(request));
        assertWithMessage("%s ended at the backend: %s", what, request)
            .that(request.isEnded())
            .isFalse();
      }
    }
  }

  private static boolean isOver(Request request) {
    return request.isEnded() || request.resetCode() >= 0;
  }

  /** Fails unless a connection is closed with a code, and no bad request is complete. */
  void closed(String what, RawClient client, long code) throws IOException {
    End end = client.awaitEnd();
    assertWithMessage(what).that(end.kind()).isEqualTo(End.Kind.CLOSE);
    assertWithMessage("%s: %s", what, end).that(end.code()).isAnyOf(code, GENERAL_ERROR);
    poolIsGood(what);
    badRequestsAreReset(what);
    forget();
    client.close();
  }

  /** Fails unless a request on a connection is answered with its own answer. */
  void connectionIsGood(String what, RawClient client) throws IOException {
    String path = "/good/" + good++;
    RawResponse response = answer(what, client.send(RawRequest.get(path)));
    assertWithMessage("good request after %s: %s", what, response)
        .that(response.text())
        .isEqualTo(path);
    assertThat(response.isWhole()).isTrue();
  }

  /** Renews the good connection if it idled away. */
  void renew() throws IOException {
    if (wellBehaved.end() != null) {
      wellBehaved = RawClient.connect(spooky.port()).keepAlive();
    }
  }

  private void poolIsGood(String what) throws IOException {
    assertWithMessage("the other connection after %s", what).that(other().end()).isNull();
    connectionIsGood(what, other());
  }

  /** Fails unless a number of good requests are answered, each with its own answer. */
  void poolIsGood(int requests) throws IOException {
    for (int i = 0; i < requests; i++) {
      poolIsGood("all");
    }
  }

  /** Returns a stream's answer; where none comes the failure tells what everybody knows. */
  private RawResponse answer(String what, RawStream stream) {
    try {
      return stream.response();
    } catch (AssertionError e) {
      List<String> log = spooky.process().lines();
      String tail = String.join("\n", log.subList(Math.max(0, log.size() - 30), log.size()));
      throw new AssertionError(
          what + ": " + e.getMessage() + "\n" + backend.journal() + "\n" + tail);
    }
  }

  /** Returns the connection of the client that does nothing wrong. */
  RawClient other() {
    return wellBehaved;
  }

  /** Empties the backend's journal, which must hold nothing that no HTTP/2 peer may do. */
  void forget() {
    List<Frame> frames = backend.journal().frames();
    backend.journal().clear();
    assertThat(backend.journal().faults()).isEmpty();
    refuseFramesAfterReset(frames);
  }

  /** Fails if a stream got more frames after RST_STREAM (RFC 9113, section 5.1). */
  private static void refuseFramesAfterReset(List<Frame> frames) {
    Set<String> reset = new HashSet<>();
    for (Frame frame : frames) {
      String stream = frame.connection() + " " + frame.stream();
      if (frame.is(Frame.RST_STREAM)) {
        reset.add(stream);
      } else if (!frame.is(Frame.PRIORITY)) {
        assertWithMessage("%s after RST_STREAM", frame).that(reset).doesNotContain(stream);
      }
    }
  }

  /** Fails if lines of a log hold a stack trace or a lost buffer. */
  static void refuseTraces(List<String> lines) {
    for (String line : lines) {
      assertWithMessage("%s", String.join("\n", lines)).that(line).doesNotContainMatch(TRACE);
    }
  }

  @Override
  public void close() {
    if (bad != null) {
      bad.close();
    }
    wellBehaved.close();
  }
}
