package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withTls;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.testing.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How connections to backends are secured; handshakes are in the tests of the probes. */
final class BackendTlsTest {
  @TempDir private Path folder;
  private final BackendTls tls = new BackendTls();

  private static BackendConfig config(String address, String serverName, Path ca) {
    return withTls(backend("api-1", address), serverName, ca);
  }

  private SSLParameters parameters(BackendConfig config) throws SSLException {
    tls.load(List.of(config));
    SslHandler handler = tls.newHandler(UnpooledByteBufAllocator.DEFAULT, config);
    try {
      return handler.engine().getSSLParameters();
    } finally {
      ReferenceCountUtil.release(handler.engine());
    }
  }

  @Test
  void newHandler_verifiesTheNameAndOffersHttp2Alone() throws Exception {
    SSLParameters parameters = parameters(config("https://api.test:443", "", null));
    assertThat(parameters.getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    assertThat(parameters.getApplicationProtocols()).asList().containsExactly("h2");
    assertThat(parameters.getProtocols()).asList().containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(parameters.getServerNames()).containsExactly(new SNIHostName("api.test"));
  }

  @Test
  void newHandler_serverName_isSentInsteadOfTheHost() throws Exception {
    SSLParameters parameters = parameters(config("https://10.0.0.1:443", "local", null));
    assertThat(parameters.getServerNames()).containsExactly(new SNIHostName("local"));
  }

  @Test
  void newHandler_ipAddress_isNotSent() throws Exception {
    assertThat(parameters(config("https://10.0.0.1:443", "", null)).getServerNames()).isNull();
    assertThat(parameters(config("https://[::1]:443", "", null)).getServerNames()).isNull();
  }

  @Test
  void newHandler_notLoaded_isRefused() {
    BackendConfig config = config("https://api.test:443", "", null);
    assertThrows(
        IllegalStateException.class,
        () -> tls.newHandler(UnpooledByteBufAllocator.DEFAULT, config));
  }

  @Test
  void load_missingFile_namesBackendAndFile() {
    Path missing = folder.resolve("missing.pem");
    SSLException failure =
        assertThrows(
            SSLException.class,
            () -> tls.load(List.of(config("https://api.test:443", "", missing))));
    assertThat(failure)
        .hasMessageThat()
        .isEqualTo(
            "backend 'api-1': cannot read trusted certificates from ca '"
                + missing
                + "': no such file");
  }

  @Test
  void load_fileWithoutCertificate_isRefused() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
    SSLException failure =
        assertThrows(
            SSLException.class, () -> tls.load(List.of(config("https://api.test:443", "", empty))));
    assertThat(failure).hasMessageThat().contains("'" + empty + "': ");
    assertThat(failure).hasMessageThat().contains("no certificates");
  }

  @Test
  void load_otherBlocksAndRemarks_arePassedOver() throws Exception {
    TestCertificates identity = TestCertificates.selfSigned(folder, "dns:api.test");
    String whole =
        "the key\n"
            + Files.readString(identity.key())
            + "the certificate\n"
            + Files.readString(identity.certificate());
    Path mixed = Files.writeString(folder.resolve("mixed.pem"), whole);
    tls.load(List.of(config("https://api.test:443", "", mixed)));
  }

  @Test
  void load_cleartextBackend_readsNothing() throws Exception {
    tls.load(List.of(config("api.test:80", "", folder.resolve("missing.pem"))));
  }

  @Test
  void load_failure_changesNothing() throws Exception {
    Path ca = TestCertificates.selfSigned(folder, "dns:api.test").certificate();
    BackendConfig good = config("https://api.test:443", "", ca);
    tls.load(List.of(good));
    BackendConfig bad = config("https://api.test:443", "", folder.resolve("missing.pem"));

    assertThrows(SSLException.class, () -> tls.load(List.of(bad)));

    assertThat(tls.newHandler(UnpooledByteBufAllocator.DEFAULT, good)).isNotNull();
  }

  @Test
  void load_laterConfig_keepsWhatEarlierRequestsNeed() throws Exception {
    Path ca = TestCertificates.selfSigned(folder, "dns:api.test").certificate();
    BackendConfig removed = config("https://api.test:443", "", ca);
    tls.load(List.of(removed));
    tls.load(List.of());
    assertThat(tls.newHandler(UnpooledByteBufAllocator.DEFAULT, removed)).isNotNull();
  }
}
