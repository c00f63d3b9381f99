package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.Call;
import io.spooky.samples.standalone.support.Call.Response;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Netty's own client against the packaged jar. */
final class NettyClientIT extends ProxyFixture {
  private static final int MIB = 1 << 20;

  private Http3Client client;
  private Http3Connection connection;

  @BeforeEach
  void connect() throws Exception {
    client = new Http3Client();
    connection = client.connect(spooky.port());
  }

  @AfterEach
  void disconnect() {
    connection.close();
    client.close();
  }

  @Test
  void get_isAnswered() throws Exception {
    Response response = connection.get("/").await();

    assertThat(response.status()).isEqualTo("200");
    assertThat(response.text()).isEqualTo("origin");
  }

  @Test
  void post_ofOneMebibyte_comesBackWhole() throws Exception {
    Response response = connection.post("/echo", new Call.Body(MIB, "")).await();

    assertThat(response.digest()).isEqualTo(Bulk.digestOf(MIB));
  }

  @Test
  void trailers_passBothWays() throws Exception {
    Response response = connection.post("/echo", new Call.Body(10, "there and back")).await();

    Http3Headers trailers = response.trailers();
    assertThat(trailers).isNotNull();
    assertThat(String.valueOf(trailers.get("x-client"))).isEqualTo("there and back");
    assertThat(String.valueOf(trailers.get("x-end"))).isEqualTo("echo");
  }

  @Test
  void aHundredStreamsAtOnce_areAllAnswered() throws Exception {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(connection.get("/hold"));
    }
    // All are at the backend before the first has its answer.
    List<Runnable> releases = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      releases.add(origin.awaitHeld()::release);
    }
    releases.forEach(Runnable::run);

    for (Call call : calls) {
      assertThat(call.await().text()).isEqualTo("origin");
    }
  }
}
