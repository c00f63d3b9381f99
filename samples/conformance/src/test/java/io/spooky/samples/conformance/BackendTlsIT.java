package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.Identity;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which TLS backends are believed (RFC 9525; RFC 9113, section 9.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackendTlsIT {
  private static final String NAME = "api.example.com";

  private final List<RawBackend> backends = new ArrayList<>();
  private final StringBuilder upstreams = new StringBuilder();
  private Path folder;
  private Spooky spooky;
  private StreamClient client;
  private StreamConnection connection;

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    folder = shared;
    Identity good = Identity.of(folder, "dns:" + NAME, "ip:127.0.0.1");
    Identity named = Identity.of(folder, "dns:" + NAME);
    Identity other = Identity.of(folder, "dns:other.example.com");
    Identity expired = Identity.expired(folder, "dns:" + NAME, "ip:127.0.0.1");
    Identity wildcard = Identity.of(folder, "dns:*.example.com");
    add("good", good, trust(good));
    add("named", named, trust(named) + name(NAME));
    add("wildcard", wildcard, trust(wildcard) + name(NAME));
    add("wrong-name", other, trust(other) + name(NAME));
    add("name-not-address", named, trust(named));
    add("wildcard-for-two", wildcard, trust(wildcard) + name("a.api.example.com"));
    add("wildcard-for-none", wildcard, trust(wildcard) + name("example.com"));
    add("suffix", named, trust(named) + name("evil" + NAME));
    add("expired", expired, trust(expired));
    add("self-signed", good, "");
    add("other-issuer", good, trust(named));
    add("http1-only", good, trust(good)).offer("http/1.1");
    add("no-alpn", good, trust(good)).offer();
    addCleartext(trust(good));
    client = new StreamClient();
    spooky = Spooky.run(Configs.write(folder.resolve("config.yaml"), config()));
    connection = client.connect(spooky.port());
  }

  private static String trust(Identity identity) {
    return ", ca: " + identity.certificate();
  }

  private static String name(String name) {
    return ", server_name: " + name;
  }

  private RawBackend add(String id, Identity identity, String keys) throws Exception {
    RawBackend backend = RawBackend.startTls(id, identity.tls(), new Scripts.Answering());
    return add(backend, backend.address(), keys);
  }

  private void addCleartext(String keys) throws Exception {
    RawBackend backend = RawBackend.start("cleartext", new Scripts.Answering());
    backend.expectNoPreface();
    add(backend, "https://" + backend.address(), keys);
  }

  private RawBackend add(RawBackend backend, String address, String keys) {
    backends.add(backend);
    upstreams.append(
        """
          %1$s:
            route: { path_prefix: /%1$s }
            backends: [ { id: %1$s, address: '%2$s'%3$s } ]
        """
            .formatted(backend.id(), address, keys));
    return backend;
  }

  private String config() {
    return "listen: { address: 127.0.0.1, port: 0 }\nworkers: 1\ntimeouts: { connect: 10s }\nupstream:\n"
        + upstreams;
  }

  @AfterAll
  void stop() {
    client.close();
    spooky.close();
    backends.forEach(RawBackend::close);
  }

  private Response get(String id) throws Exception {
    return connection.exchange().fields(Exchange.request("GET", "/" + id)).end().await();
  }

  private RawBackend backend(String id) {
    return backends.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "named", "wildcard"})
  void h2b11_trusted_isServed(String id) throws Exception {
    assertThat(get(id).text()).isEqualTo("/" + id);
    assertThat(backend(id).journal().requests().get(0).field(":scheme")).isEqualTo("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong-name",
        "name-not-address",
        "wildcard-for-two",
        "wildcard-for-none",
        "suffix",
        "expired",
        "self-signed",
        "other-issuer",
        "http1-only",
        "no-alpn",
        "cleartext"
      })
  void h2b11_untrusted_is502AndHearsNoRequest(String id) throws Exception {
    assertThat(get(id).status()).isEqualTo(502);
    assertThat(backend(id).journal().requests()).isEmpty();
    spooky.process().awaitLine(id + ".*(TLS|ALPN|SSL)");
    assertThat(spooky.process().text()).doesNotContain("\tat ");
  }

  @Test
  void h2b11_serverName_isTheConfiguredOne() throws Exception {
    get("named");
    Request request = backend("named").journal().awaitRequest("/named");
    SSLSocket socket = (SSLSocket) request.connection().socket();
    var names = ((ExtendedSSLSession) socket.getSession()).getRequestedServerNames();
    assertThat(names.toString()).contains(NAME);
    assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
    get("good");
    SSLSocket byAddress =
        (SSLSocket) backend("good").journal().awaitRequest("/good").connection().socket();
    var none = ((ExtendedSSLSession) byAddress.getSession()).getRequestedServerNames();
    assertThat(none).isEmpty();
  }
}
