package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.balance.Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Probes over cleartext HTTP/2 against a real server. */
@Timeout(120)
final class Http2ProbeClientTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ProbeServer server = new ProbeServer(null);
  private final ProbeClientFixture probes = new ProbeClientFixture();
  private Backend target;

  @BeforeEach
  void makeTarget() throws Exception {
    target = probes.backend(backend("a", server.address()));
  }

  @AfterEach
  void close() {
    probes.close();
    server.close();
  }

  @Test
  void probe_status_decides() throws Exception {
    assertThat(probes.probe(target, "/200")).isEqualTo(new ProbeResult(true, "status 200"));
    assertThat(probes.probe(target, "/204")).isEqualTo(new ProbeResult(true, "status 204"));
    assertThat(probes.probe(target, "/302")).isEqualTo(new ProbeResult(false, "status 302"));
    assertThat(probes.probe(target, "/404")).isEqualTo(new ProbeResult(false, "status 404"));
    assertThat(probes.probe(target, "/503")).isEqualTo(new ProbeResult(false, "status 503"));
    assertThat(probes.probe(target, "/interim")).isEqualTo(new ProbeResult(true, "status 200"));
  }

  @Test
  void probe_request_isAGetThatNamesItself() throws Exception {
    probes.probe(target, "/200");
    Http2Headers request = server.requests.remove();
    assertThat(request.method().toString()).isEqualTo("GET");
    assertThat(request.scheme().toString()).isEqualTo("http");
    assertThat(request.authority().toString()).isEqualTo(server.address());
    assertThat(request.get("user-agent").toString()).isEqualTo("spooky-health");
  }

  @Test
  void probe_answered_keepsTheConnection() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(probes.probe(target, i % 2 == 0 ? "/body/10000" : "/503").detail())
          .startsWith("status");
    }
    assertThat(server.connections.get()).isEqualTo(1);
    assertThat(server.resets).isEmpty();
  }

  @Test
  void probe_longBody_isCutOff() throws Exception {
    assertThat(probes.probe(target, "/endless").passed()).isTrue();
    assertThat(server.resets.poll(10, TimeUnit.SECONDS)).isEqualTo(Http2Error.CANCEL.code());
    assertThat(probes.probe(target, "/200").passed()).isTrue();
    assertThat(server.connections.get()).isEqualTo(1);
  }

  @Test
  void probe_neverAnswered_timesOutAndDropsTheConnection() throws Exception {
    ProbeResult result = probes.probe(target, "/never", SHORT);
    assertThat(result).isEqualTo(new ProbeResult(false, "timed out"));
    assertThat(server.resets.poll(10, TimeUnit.SECONDS)).isEqualTo(Http2Error.CANCEL.code());
    assertThat(server.closed.poll(10, TimeUnit.SECONDS)).isNotNull();

    assertThat(probes.probe(target, "/200").passed()).isTrue();
    assertThat(server.connections.get()).isEqualTo(2);
  }

  @Test
  void probe_streamReset_fails() throws Exception {
    ProbeResult result = probes.probe(target, "/reset");
    assertThat(result).isEqualTo(new ProbeResult(false, "stream reset (INTERNAL_ERROR)"));
  }

  @Test
  void probe_connectionClosedByTheBackend_failsOnANewConnection() throws Exception {
    ProbeResult result = probes.probe(target, "/hangup");
    assertThat(result).isEqualTo(new ProbeResult(false, "connection closed"));
    assertThat(server.connections.get()).isEqualTo(1);
  }

  @Test
  void probe_keptConnectionFails_isSentOnceMoreOnANewOne() throws Exception {
    probes.probe(target, "/200");
    ProbeResult result = probes.probe(target, "/hangup");
    assertThat(result.detail()).isEqualTo("connection closed");
    assertThat(server.connections.get()).isEqualTo(2);
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void probe_connectionClosedSinceTheLast_connectsAgain() throws Exception {
    probes.probe(target, "/200");
    server.hangUp();
    assertThat(probes.probe(target, "/200").passed()).isTrue();
    assertThat(server.connections.get()).isEqualTo(2);
  }

  @Test
  void probe_backendSentGoAway_connectsAgainAndClosesTheOld() throws Exception {
    assertThat(probes.probe(target, "/goaway").passed()).isTrue();
    assertThat(server.closed.poll(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(probes.probe(target, "/200").passed()).isTrue();
    assertThat(server.connections.get()).isEqualTo(2);
  }

  @Test
  void probe_nobodyListens_isRefused() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    Backend nobody = probes.backend(backend("nobody", "127.0.0.1:" + port));
    assertThat(probes.probe(nobody, "/200"))
        .isEqualTo(new ProbeResult(false, "connection refused"));
  }

  @Test
  void probe_unknownHost_fails() throws Exception {
    Backend unknown = probes.backend(backend("unknown", "missing.test:80"));
    assertThat(probes.probe(unknown, "/200")).isEqualTo(new ProbeResult(false, "unknown host"));
  }

  @Test
  void probe_backendSpeaksHttp1_fails() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Backend old = probes.backend(backend("old", "127.0.0.1:" + listening.getLocalPort()));
      CompletableFuture<ProbeResult> result = probes.start(old, "/200", ProbeClientFixture.AMPLE);
      try (Socket socket = listening.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(result.get(60, TimeUnit.SECONDS))
            .isEqualTo(new ProbeResult(false, "HTTP/2 broken"));
      }
    }
  }

  @Test
  void probe_backendAcceptsAndSaysNothing_timesOut() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Backend mute = probes.backend(backend("mute", "127.0.0.1:" + listening.getLocalPort()));
      assertThat(probes.probe(mute, "/200", SHORT).detail()).isEqualTo("timed out");
      assertClosedByPeer(listening);
    }
  }

  private static void assertClosedByPeer(ServerSocket listening) throws IOException {
    try (Socket socket = listening.accept()) {
      socket.setSoTimeout(10_000);
      byte[] sent = socket.getInputStream().readAllBytes();
      assertThat(sent.length).isGreaterThan(0);
    }
  }

  @Test
  void forget_closesTheConnection() throws Exception {
    probes.probe(target, "/200");
    probes.client.forget(target);
    assertThat(server.closed.poll(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void close_failsProbesUnderWay() throws Exception {
    CompletableFuture<ProbeResult> result =
        probes.start(target, "/never", ProbeClientFixture.AMPLE);
    probes.close();
    assertThat(result.get(60, TimeUnit.SECONDS).passed()).isFalse();
  }
}
