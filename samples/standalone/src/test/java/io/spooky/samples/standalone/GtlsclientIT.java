package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.RunningProcess;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of ngtcp2 (Debian package ngtcp2-client) against the packaged jar. */
@Tag("interop")
final class GtlsclientIT extends ProxyFixture {
  private static final int MIB = 1 << 20;
  private static final String POST = "--http-method=POST";
  private static final String CHANGE = "--change-local-addr=100ms";

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
    Path upload = upload(MIB);

    gtlsclient(List.of(POST, "--data=" + upload), List.of("/echo"));

    assertThat(Files.mismatch(downloads.resolve("echo"), upload)).isEqualTo(-1);
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

  /**
   * A NAT gives the client another port, of which the server hears with the next packet. The
   * request comes after it: a client in the middle of one may be waiting for the server, which
   * speaks to the old port, and then neither hears of the other again. Repeated, since the kernel
   * may by chance give the new port to the same worker.
   */
  @RepeatedTest(6)
  void newPort_keepsTheConnection() throws Exception {
    List<String> options = List.of("--nat-rebinding", CHANGE, "--delay-stream=200ms");

    gtlsclient(options, List.of("/bytes/" + MIB));

    assertThat(Files.size(downloads.resolve(Integer.toString(MIB)))).isEqualTo(MIB);
  }

  /** In the middle of a response: the client probes the new path itself. */
  @Test
  void migrationOfTheClient_keepsTheConnection() throws Exception {
    gtlsclient(List.of(CHANGE), List.of("/drip/" + MIB));

    assertThat(Files.size(downloads.resolve(Integer.toString(MIB)))).isEqualTo(MIB);
  }

  @Test
  void keyUpdate_keepsTheConnection() throws Exception {
    gtlsclient(List.of("--key-update=50ms"), List.of("/drip/" + MIB));

    assertThat(Files.size(downloads.resolve(Integer.toString(MIB)))).isEqualTo(MIB);
  }

  private Path upload(long size) throws Exception {
    Path file = folder.resolve("upload");
    Bulk bulk = new Bulk();
    try (OutputStream out = Files.newOutputStream(file)) {
      while (bulk.count() < size) {
        ByteBuf piece = bulk.next(size);
        piece.readBytes(out, piece.readableBytes());
      }
    }
    return file;
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
