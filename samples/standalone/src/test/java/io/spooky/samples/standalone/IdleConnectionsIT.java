package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Memory;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client costs that does nothing. */
final class IdleConnectionsIT {
  private static final int CONNECTIONS = 1000;
  private static final int LIMIT_KIB = 100;

  @TempDir Path folder;

  @Test
  void anIdleConnection_costsLittle() throws Exception {
    List<String> small = List.of("-Xmx256m", "-Xms32m", "-XX:MaxDirectMemorySize=256m");
    try (Origin origin = new Origin("origin");
        Http3Client client = new Http3Client()) {
      Path config = Configs.write(folder.resolve("config.yaml"), Configs.to(origin));
      try (Spooky spooky = Spooky.run(small, config)) {
        Memory memory = spooky.memory();
        List<Http3Connection> warmUp = connect(client, spooky, CONNECTIONS / 10);
        warmUp.forEach(Http3Connection::close);
        memory.collect();
        long before = memory.residentKib();

        List<Http3Connection> idle = connect(client, spooky, CONNECTIONS);
        memory.collect();
        long each = (memory.residentKib() - before) / CONNECTIONS;

        assertThat(each).isLessThan(LIMIT_KIB);
        assertThat(idle.stream().filter(Http3Connection::isOpen).count()).isEqualTo(CONNECTIONS);
      }
    }
  }

  /** Each connection makes one request before it falls idle. */
  private static List<Http3Connection> connect(Http3Client client, Spooky spooky, int count)
      throws Exception {
    List<Http3Connection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Http3Connection connection = client.connect(spooky.port());
      assertThat(connection.get("/").await().status()).isEqualTo("200");
      connections.add(connection);
    }
    return connections;
  }
}
