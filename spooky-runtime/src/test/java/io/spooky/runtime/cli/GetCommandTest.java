package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.PemFiles;
import io.spooky.runtime.config.SelfSigned;
import io.spooky.runtime.config.TlsIdentity;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GetCommandTest {
  private static TlsIdentity identity;
  private static TestServer server;
  private static String place;

  @TempDir Path folder;
  private TestWorld world;

  @BeforeAll
  static void startServer() throws Exception {
    identity = SelfSigned.make();
    server = new TestServer(identity);
    place = "127.0.0.1:" + server.port();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void makeWorld() throws Exception {
    world = new TestWorld(folder);
  }

  @Test
  void get_insecure_printsTheBody() {
    assertThat(world.run("get", "-k", "https://" + place + "/a/b?c=d%20e")).isEqualTo(0);
    assertThat(world.out()).isEqualTo("GET /a/b?c=d%20e " + place + " null\n");
    assertThat(world.err()).isEmpty();
  }

  @Test
  void get_methodAndHeaders_areSent() {
    assertThat(
            world.run(
                "get",
                "-k",
                "-X",
                "PATCH",
                "-H",
                "X-Test: a, b",
                "-H",
                "Host: other.example",
                "https://" + place))
        .isEqualTo(0);
    assertThat(world.out()).isEqualTo("PATCH / other.example a, b\n");
  }

  @Test
  void get_include_printsHeadsAndTrailers() {
    assertThat(world.run("get", "-k", "-i", "https://" + place + "/")).isEqualTo(0);
    assertThat(world.out())
        .isEqualTo(
            "HTTP/3 103\nlink: </style.css>\n\n"
                + "HTTP/3 200\nx-server: echo\n\n"
                + ("GET / " + place + " null\n")
                + "\nx-trailer: end\n");
  }

  @Test
  void get_dataAsText_isPosted() {
    assertThat(world.run("get", "-k", "-d", "\"ä\"", "https://" + place + "/p")).isEqualTo(0);
    assertThat(world.out()).isEqualTo("POST /p " + place + " null\n\"ä\"");
  }

  @Test
  void get_dataFromFile_isStreamedBothWays() throws Exception {
    byte[] body = new byte[3_000_000];
    new java.util.Random(1).nextBytes(body);
    Path file = Files.write(folder.resolve("body"), body);
    assertThat(world.run("get", "-k", "-d", "@" + file, "https://" + place + "/p")).isEqualTo(0);
    byte[] out = world.out.toByteArray();
    byte[] head = ("POST /p " + place + " null\n").getBytes(StandardCharsets.UTF_8);
    assertThat(out.length).isEqualTo(head.length + body.length);
    assertThat(java.util.Arrays.copyOfRange(out, head.length, out.length)).isEqualTo(body);
  }

  @Test
  void get_certificateOfNobody_isRefused() {
    assertThat(world.run("get", "https://" + place + "/")).isEqualTo(1);
    assertThat(world.err()).startsWith("spooky: get: cannot connect to " + place + ": ");
    assertThat(world.err().lines().toList()).hasSize(1);
    assertThat(world.out()).isEmpty();
  }

  @Test
  void get_trustedCertificate_isTakenForItsNamesOnly() throws Exception {
    String trusted = PemFiles.certificates(folder.resolve("ca.pem"), identity.chain()).toString();
    String byName = "https://localhost:" + server.port() + "/";
    assertThat(world.run("get", "--cacert", trusted, "https://" + place + "/")).isEqualTo(0);
    assertThat(world.run("get", "--cacert", trusted, "--connect", place, byName)).isEqualTo(0);
    assertThat(world.err()).isEmpty();
    String otherName = "https://other.example:" + server.port() + "/";
    assertThat(world.run("get", "--cacert", trusted, "--connect", place, otherName)).isEqualTo(1);
    assertThat(world.err()).startsWith("spooky: get: cannot connect to " + place + ": ");
  }

  @Test
  void get_hostWithSeveralAddresses_findsTheOneThatListens() {
    assertThat(world.run("get", "-k", "https://localhost:" + server.port() + "/")).isEqualTo(0);
  }

  @Test
  void get_ipv6_works() throws Exception {
    try (TestServer six = new TestServer(identity, InetAddress.getByName("::1"))) {
      String url = "https://[::1]:" + six.port() + "/";
      assertThat(world.run("get", "-k", url)).isEqualTo(0);
      assertThat(world.out()).isEqualTo("GET / [::1]:" + six.port() + " null\n");
    }
  }

  @Test
  void get_portThatIsClosed_isRefusedAtOnce() throws Exception {
    int port;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    String url = "https://127.0.0.1:" + port + "/";
    assertThat(world.run("get", "-k", "--timeout", "50s", url)).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo("spooky: get: cannot connect to 127.0.0.1:" + port + ": connection refused\n");
  }

  @Test
  void get_waitForAServer_triesAgainUntilItsTimeIsOver() throws Exception {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    String url = "https://127.0.0.1:" + port + "/";
    assertThat(world.run("get", "-k", "--wait", "250ms", url)).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo("spooky: get: cannot connect to 127.0.0.1:" + port + ": connection refused\n");
    assertThat(world.run("get", "-k", "--wait", "soon", url)).isEqualTo(2);
  }

  @Test
  void get_serverThatSaysNothing_isGivenUp() throws Exception {
    try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      String url = "https://127.0.0.1:" + mute.getLocalPort() + "/";
      assertThat(world.run("get", "-k", "--timeout", "300ms", url)).isEqualTo(1);
      assertThat(world.err())
          .startsWith("spooky: get: cannot connect to 127.0.0.1:" + mute.getLocalPort() + ": ");
    }
    assertThat(world.run("get", "-k", "--timeout", "500ms", "https://" + place + "/silent"))
        .isEqualTo(1);
    assertThat(world.err()).endsWith("spooky: get: no response: nothing came in time\n");
  }

  @Test
  void get_responseThatIsReset_isAnError() {
    assertThat(world.run("get", "-k", "https://" + place + "/reset")).isEqualTo(1);
    // What was sent before a reset may be lost with it (RFC 9000, section 3.2).
    assertThat(world.err())
        .matches(
            "spooky: get: (the response broke off|no response): the server reset the stream"
                + " \\(0x102\\)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/,'http://localhost/'",
    "nonsense,'nonsense'",
    "https://local host/,'Illegal character'",
  })
  void get_noUrl_isUsage(String url, String told) {
    assertThat(world.run("get", url)).isEqualTo(2);
    assertThat(world.err()).contains(told);
  }

  @ParameterizedTest
  @CsvSource({
    "-X,'A B'",
    "-H,nocolon",
    "--connect,here",
    "--timeout,0",
    "--timeout,soon",
  })
  void get_wrongArgument_isUsage(String option, String value) {
    assertThat(world.run("get", option, value, "https://" + place + "/")).isEqualTo(2);
    assertThat(world.err().lines().toList()).hasSize(2);
    assertThat(world.err()).contains(option);
  }

  @Test
  void get_missingFile_isAnErrorOfTheEnvironment() {
    Path missing = folder.resolve("none");
    assertThat(world.run("get", "-d", "@" + missing, "https://" + place + "/")).isEqualTo(1);
    assertThat(world.err()).isEqualTo("spooky: get: -d: " + missing + " is not a file\n");
    assertThat(world.run("get", "--cacert", missing.toString(), "https://" + place + "/"))
        .isEqualTo(1);
    assertThat(world.err()).contains("--cacert " + missing + " cannot be read as certificates");
  }
}
