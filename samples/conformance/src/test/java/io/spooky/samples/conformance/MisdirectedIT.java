package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for hosts that the edge's certificate covers, and for others (ALT-02). */
final class MisdirectedIT extends SemanticsFixture {
  private EdgeCertificate certificate;

  @Override
  String config() throws Exception {
    certificate =
        EdgeCertificate.of(
            folder, "dns:api.example.com", "dns:*.wild.example", "ip:127.0.0.1", "ip:::1");
    return withTls(new BackendConfig(backend).toString());
  }

  private String withTls(String config) {
    return config.replace("port: 0 }", "port: 0, " + certificate.tls() + " }");
  }

  @Override
  RawRequest witnessed(String path) {
    return request("api.example.com", path);
  }

  private static RawRequest request(String authority, String path) {
    return RawRequest.get(path).set(":authority", authority);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "api.example.com:443",
        "api.example.com:8443",
        "API.Example.COM",
        "api.example.com.",
        "a.wild.example",
        "xn--bcher-kva.wild.example",
        "A.WILD.example:1",
        "127.0.0.1",
        "127.0.0.1:9889",
        "[::1]",
        "[0:0:0:0:0:0:0:1]:443"
      })
  void alt02_coveredHost_isServed(String authority) throws Exception {
    String path = path();

    assertThat(send(request(authority, path)).text()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "other.example.com",
        "example.com",
        "xapi.example.com",
        "api.example.com.evil.example",
        "wild.example",
        "a.b.wild.example",
        "awild.example",
        "*.wild.example",
        ".wild.example",
        "common.example",
        "127.0.0.2",
        "[::2]",
        "[::ffff:127.0.0.2]"
      })
  void alt02_otherHost_isMisdirected(String authority) throws Exception {
    String path = path();

    RawResponse response = send(request(authority, path));

    assertThat(response.isWhole()).isTrue();
    boolean malformed = authority.startsWith(".") || authority.startsWith("*");
    assertThat(response.status()).isAnyOf(421, malformed ? 400 : 421);
    assertNotForwarded(path);
    assertThat(client.end()).isNull();
  }

  @Test
  void alt02_hostInsteadOfAuthority_isLookedAtToo() throws Exception {
    String path = path();
    RawRequest request = RawRequest.get(path).without(":authority").with("host", "b.example");

    assertThat(send(request).status()).isEqualTo(421);

    assertNotForwarded(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.example.com", "unknown.example"})
  void alt02_hostOtherThanTheNameInTls_isServedIfCovered(String serverName) throws Exception {
    String path = path();
    try (StreamClient named = new StreamClient(serverName, "127.0.0.1");
        StreamConnection connection = named.connect(spooky.port())) {
      Exchange covered = connection.exchange();
      Exchange other = connection.exchange();
      covered.fields(Exchange.request("GET", path).authority("a.wild.example")).end();
      other.fields(Exchange.request("GET", path()).authority("b.example")).end();

      assertThat(covered.await().text()).isEqualTo(path);
      assertThat(other.await().status()).isEqualTo(421);
    }
  }

  @Test
  void alt02_misdirectedServe_servesAll() throws Exception {
    String config =
        withTls(new BackendConfig(backend).block("edge: { misdirected: serve }").toString());
    String path = path();
    try (Spooky serving = Spooky.run(Configs.write(folder.resolve("serve.yaml"), config));
        StreamClient any = new StreamClient();
        StreamConnection connection = any.connect(serving.port())) {
      Exchange exchange = connection.exchange();
      exchange.fields(Exchange.request("GET", path).authority("b.example")).end();

      assertThat(exchange.await().text()).isEqualTo(path);
    }
  }

  @Test
  void alt02_noCertificateOfOnesOwn_servesAll() throws Exception {
    String config = new BackendConfig(backend).toString();
    String path = path();
    try (Spooky serving = Spooky.run(Configs.write(folder.resolve("dev.yaml"), config));
        StreamClient any = new StreamClient();
        StreamConnection connection = any.connect(serving.port())) {
      Exchange exchange = connection.exchange();
      exchange.fields(Exchange.request("GET", path).authority("b.example")).end();

      assertThat(exchange.await().text()).isEqualTo(path);
    }
  }
}
