package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.RunningProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of ngtcp2 (Debian package ngtcp2-client) against the packaged jar. */
@Tag("interop")
final class GtlsclientIT extends ProxyFixture {
  private static final int MIB = 1 << 20;

  private Path downloads;

  @BeforeEach
  void downloads() throws Exception {
    downloads = Files.createTempDirectory(folder, "downloads");
  }

  @Test
  void get_isAnswered() throws Exception {
    gtlsclient(List.of(), List.of("/"));

    assertThat(Files.readString(downloads.resolve("index.html"))).isEqualTo("origin");
  }

  @Test
  void post_ofOneMebibyte_comesBackWhole() throws Exception {
    byte[] body = new byte[MIB];
    new Random(5).nextBytes(body);
    Path upload = Files.write(folder.resolve("upload"), body);

    gtlsclient(List.of("--http-method=POST", "--data=" + upload), List.of("/echo"));

    assertThat(Files.readAllBytes(downloads.resolve("echo"))).isEqualTo(body);
  }

  @Test
  void aHundredStreamsAtOnce_areAllAnswered() throws Exception {
    List<String> paths = new ArrayList<>();
    for (int size = 10_000; size < 10_100; size++) {
      paths.add("/bytes/" + size);
    }

    gtlsclient(List.of(), paths);

    for (int size = 10_000; size < 10_100; size++) {
      assertThat(Files.size(downloads.resolve(Integer.toString(size)))).isEqualTo(size);
    }
  }

  /** Repeated, since the kernel may by chance give the new address to the same worker. */
  @RepeatedTest(6)
  void newAddress_keepsTheConnection() throws Exception {
    gtlsclient(List.of("--change-local-addr=100ms", "--nat-rebinding"), List.of("/drip/" + MIB));

    assertThat(Files.size(downloads.resolve(Integer.toString(MIB)))).isEqualTo(MIB);
  }

  @Test
  void migrationOfTheClient_keepsTheConnection() throws Exception {
    gtlsclient(List.of("--change-local-addr=100ms"), List.of("/drip/" + MIB));

    assertThat(Files.size(downloads.resolve(Integer.toString(MIB)))).isEqualTo(MIB);
  }

  @Test
  void keyUpdate_keepsTheConnection() throws Exception {
    gtlsclient(List.of("--key-update=50ms"), List.of("/drip/" + MIB));

    assertThat(Files.size(downloads.resolve(Integer.toString(MIB)))).isEqualTo(MIB);
  }

  private void gtlsclient(List<String> options, List<String> paths) throws Exception {
    String port = Integer.toString(spooky.port());
    List<String> command = new ArrayList<>(List.of("gtlsclient", "--quiet"));
    command.add("--exit-on-all-streams-close");
    command.add("--download=" + downloads);
    command.addAll(options);
    command.addAll(List.of("127.0.0.1", port));
    paths.forEach(path -> command.add("https://localhost:" + port + path));
    RunningProcess.run(command);
  }
}
