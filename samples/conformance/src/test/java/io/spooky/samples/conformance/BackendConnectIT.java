package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Scripts;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backends that do not speak HTTP/2 at all, or not in the beginning (RFC 9113, section 3.4). */
final class BackendConnectIT extends BackendFixture {
  private static final int REQUESTS = 30;

  /** A request may be on its way when the second is read; the GOAWAY tells that it was not run. */
  private static final String GREETING_AND_FAREWELL = "SETTINGS, then GOAWAY of all";

  @Override
  BackendConfig config() {
    return super.config().timeouts("connect: 400ms");
  }

  /** How a backend begins a connection. */
  record Opening(String name, Consumer<RawConnection> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Opening bytes(String name, byte[]... bytes) {
    return new Opening(name, connection -> connection.send(bytes));
  }

  private static Opening text(String text) {
    return bytes(text.replaceAll("[^ -~]+", " "), bytes(text));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static Stream<Opening> openings() {
    return Stream.of(
        text("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n"),
        text("HTTP/1.1 505 HTTP Version Not Supported\r\ncontent-length: 6\r\n\r\nsecret"),
        text("HTTP/1.0 200 OK\r\n\r\n" + "x".repeat(100_000)),
        text("SSH-2.0-OpenSSH_9.2\r\n"),
        text("220 mail ESMTP\r\n"),
        text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        bytes("TLS alert", new byte[] {0x15, 3, 3, 0, 2, 2, 10}),
        bytes("TLS ServerHello", Frames.join(new byte[] {0x16, 3, 3, 0, 100}, random(100))),
        bytes("an octet", new byte[] {0}),
        bytes("garbage of 100", random(100)),
        bytes("garbage of 1,000,000", random(1_000_000)),
        bytes("zeros", new byte[1_000]),
        bytes("acknowledged first", Frames.frame(Frame.SETTINGS, Frame.ACK, 0)),
        bytes("PING first", Frames.ping(false, 1), Frames.settings()),
        bytes("HEADERS first", Frames.headers(1, true, java.util.List.of()), Frames.settings()),
        bytes("bad SETTINGS", Frames.settings(5, 1)),
        bytes("SETTINGS cut short", Frames.lying(60, Frame.SETTINGS, 0, 0, new byte[6])),
        bytes(GREETING_AND_FAREWELL, Frames.settings(), Frames.goAway(0, 0)),
        bytes("GOAWAY first", Frames.goAway(0, 0), Frames.settings()),
        new Opening("nothing", connection -> {}),
        new Opening("closed", RawConnection::close),
        new Opening("killed", RawConnection::kill));
  }

  private static final class Opened extends Scripts.Answering {
    private final Opening opening;

    Opened(Opening opening) {
      this.opening = opening;
    }

    @Override
    public void opened(RawConnection connection) {
      opening.action().accept(connection);
    }
  }

  /** All fail in time, the log stays short, and a backend that gets well is found again. */
  @ParameterizedTest
  @MethodSource("openings")
  void h2b10_noHttp2_is502(Opening opening) throws Exception {
    backend.behave(new Opened(opening));
    backend.journal().connections().stream()
        .filter(RawConnection::isOpen)
        .forEach(
            connection -> {
              connection.send(Frames.goAway(Integer.MAX_VALUE, 0));
              connection.awaitClosed();
            });
    int mark = spooky.process().mark();
    for (int i = 0; i < REQUESTS / 10; i++) {
      Exchange[] exchanges = new Exchange[10];
      for (int k = 0; k < exchanges.length; k++) {
        exchanges[k] = post("/" + k);
      }
      for (Exchange exchange : exchanges) {
        Response response = exchange.await();
        assertThat(response.status()).isAnyOf(502, 504);
        assertThat(response.text()).doesNotContain("secret");
      }
    }
    if (!opening.name().equals(GREETING_AND_FAREWELL)) {
      assertThat(backend.journal().requests("/0")).isEmpty();
    }
    var lines = spooky.process().lines();
    assertThat(lines.size() - mark).isAtMost(2 * REQUESTS);
    assertThat(spooky.process().text()).doesNotContain("\tat ");
    backend.behave(script());
    while (send("GET", "/well").await().status() != 200) {
      // Those that began under the fault still fail.
      assertThat(spooky.process().isAlive()).isTrue();
    }
    assertPoolOk();
  }
}
