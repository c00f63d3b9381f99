package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.Call;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.Spooky;
import io.spooky.spi.config.ValueParsers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies far larger than the process's memory pass through it. */
@Tag("big")
final class BigBodyIT {
  private static final long SIZE = ValueParsers.size(System.getProperty("spooky.big"));
  private static final long LIMIT_SECONDS = 600;

  @TempDir Path folder;

  private Origin origin;
  private Spooky spooky;
  private Http3Client client;
  private Http3Connection connection;

  @BeforeEach
  void start() throws Exception {
    origin = new Origin("origin");
    Path config = Configs.write(folder.resolve("config.yaml"), Configs.to(origin));
    List<String> small = List.of("-Xmx256m", "-XX:MaxDirectMemorySize=256m");
    spooky = Spooky.run(small, config);
    client = new Http3Client();
    connection = client.connect(spooky.port());
  }

  @AfterEach
  void stop() {
    connection.close();
    client.close();
    spooky.close();
    origin.close();
  }

  @Test
  void download_passesWhole() throws Exception {
    Call call = connection.get("/bytes/" + SIZE);

    assertThat(await(call).digest()).isEqualTo(Bulk.digestOf(SIZE));
    assertMemoryStayedFlat();
  }

  @Test
  void upload_passesWhole() throws Exception {
    Call call = connection.post("/digest", new Call.Body(SIZE, ""));

    assertThat(await(call).text()).isEqualTo(Bulk.digestOf(SIZE));
    assertMemoryStayedFlat();
  }

  private static Call.Response await(Call call) throws Exception {
    return call.response().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private void assertMemoryStayedFlat() throws Exception {
    // What a small process needs anyway, and a few windows: nowhere near its limits, or the body.
    assertThat(spooky.memory().peakResidentKib()).isLessThan(350 * 1024);
    assertThat(connection.get("/").await().text()).isEqualTo("origin");
  }
}
