package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withTls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.testing.TestCertificates;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Probes over TLS: who is trusted, under which name, and with HTTP/2 alone. */
@Timeout(120)
final class Http2ProbeClientTlsTest {
  @TempDir private static Path folder;
  private static TestCertificates certificates;

  private final ProbeClientFixture probes = new ProbeClientFixture();
  private ProbeServer server;

  @BeforeAll
  static void makeCertificate() {
    certificates = TestCertificates.selfSigned(folder, "dns:localhost", "dns:api.test");
  }

  @AfterEach
  void close() {
    probes.close();
    server.close();
  }

  private void start(String... protocols) throws SSLException {
    SslContext tls =
        SslContextBuilder.forServer(
                certificates.certificate().toFile(), certificates.key().toFile())
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    protocols))
            .build();
    server = new ProbeServer(tls);
  }

  private Backend target(String host, String serverName, Path ca) throws SSLException {
    BackendConfig plain = backend("a", "https://" + host + ":" + server.port());
    return probes.backend(withTls(plain, serverName, ca));
  }

  @Test
  void probe_trustedName_passesAndKeepsTheConnection() throws Exception {
    start("h2");
    Backend target = target("localhost", "", certificates.certificate());
    assertThat(probes.probe(target, "/200")).isEqualTo(new ProbeResult(true, "status 200"));
    assertThat(probes.probe(target, "/503")).isEqualTo(new ProbeResult(false, "status 503"));
    assertThat(server.connections.get()).isEqualTo(1);
    assertThat(server.requests.peek().scheme().toString()).isEqualTo("https");
  }

  @Test
  void probe_serverName_isWhatTheCertificateMustHold() throws Exception {
    start("h2");
    Backend target = target("127.0.0.1", "api.test", certificates.certificate());
    assertThat(probes.probe(target, "/200").passed()).isTrue();
    assertThat(server.requests.peek().authority().toString())
        .isEqualTo("api.test:" + server.port());
  }

  @Test
  void probe_wrongName_fails() throws Exception {
    start("h2");
    Backend target = target("other.test", "", certificates.certificate());
    ProbeResult result = probes.probe(target, "/200");
    assertThat(result.passed()).isFalse();
    assertThat(result.detail()).startsWith("TLS failed: ");
    assertThat(result.detail()).contains("other.test");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void probe_addressThatTheCertificateDoesNotName_fails() throws Exception {
    start("h2");
    Backend target = target("127.0.0.1", "", certificates.certificate());
    assertThat(probes.probe(target, "/200").detail()).startsWith("TLS failed: ");
  }

  @Test
  void probe_untrustedCertificate_fails() throws Exception {
    start("h2");
    Backend target = target("localhost", "", null);
    assertThat(probes.probe(target, "/200").detail()).startsWith("TLS failed: ");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void probe_withoutHttp2_fails() throws Exception {
    start("http/1.1");
    Backend target = target("localhost", "", certificates.certificate());
    ProbeResult result = probes.probe(target, "/200");
    assertThat(result)
        .isEqualTo(
            new ProbeResult(false, "TLS failed: the backend does not offer HTTP/2 (ALPN h2)"));
  }

  @Test
  void probe_serverNameChangedByAReload_connectsAgain() throws Exception {
    start("h2");
    Backend target = target("localhost", "", certificates.certificate());
    assertThat(probes.probe(target, "/200").passed()).isTrue();
    target.config(withTls(target.config(), "other.test", certificates.certificate()));
    assertThat(probes.probe(target, "/200").passed()).isFalse();
  }
}
