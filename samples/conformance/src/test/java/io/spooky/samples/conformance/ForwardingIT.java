package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request came from, when clients are not trusted (FWD-01 to FWD-03): the default. */
final class ForwardingIT extends SemanticsFixture {
  private static void assertOnlyOurs(Request request, String authority) {
    assertThat(values(request, "x-forwarded-for")).containsExactly("127.0.0.1");
    assertThat(values(request, "x-forwarded-proto")).containsExactly("https");
    assertThat(values(request, "x-forwarded-host")).containsExactly(authority);
    List<String> forwarded = values(request, "forwarded");
    if (!forwarded.isEmpty()) {
      assertThat(forwarded).hasSize(1);
      assertThat(forwarded.get(0)).matches("(?i)for=127\\.0\\.0\\.1;[^,]*");
    }
    for (Field field : request.fields()) {
      assertThat(field.value()).doesNotContain("6.6.6.6");
    }
  }

  @Test
  void fwd01_plainRequest_tellsItsOrigin() throws Exception {
    String path = path();

    send(RawRequest.get(path));

    assertOnlyOurs(seen(path), "localhost");
  }

  @ParameterizedTest
  @CsvSource({
    "x-forwarded-for, 6.6.6.6",
    "x-forwarded-for, '6.6.6.6, 127.0.0.1'",
    "x-forwarded-for, ''",
    "x-forwarded-proto, http;6.6.6.6",
    "x-forwarded-host, 6.6.6.6",
    "x-forwarded-port, 6.6.6.6",
    "x-forwarded-server, 6.6.6.6",
    "x-forwarded-prefix, /6.6.6.6",
    "forwarded, for=6.6.6.6",
    "forwarded, 'for=6.6.6.6, for=127.0.0.1;proto=http'",
    "forwarded, 'for=\"6.6.6.6'",
    "x-real-ip, 6.6.6.6",
    "x-client-ip, 6.6.6.6",
    "true-client-ip, 6.6.6.6"
  })
  void fwd01_claimOfAClient_isDropped(String name, String value) throws Exception {
    for (int lines = 1; lines < 4; lines++) {
      String path = path();
      RawRequest request = RawRequest.get(path);
      for (int i = 0; i < lines; i++) {
        request.with(name, value);
      }

      assertThat(send(request).status()).isEqualTo(200);

      assertOnlyOurs(seen(path), "localhost");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_forwarded_for",
        "x-forwarded_for",
        "x_real_ip",
        "forwarded_",
        "X-Forwarded-For",
        "x-Forwarded-for",
        "x-forwarded-for ",
        " x-forwarded-for",
        "x-forwarded-for\t",
        "x-forwarded-for:"
      })
  void fwd03_nameThatLooksLikeOne_isRefusedOrDropped(String name) throws Exception {
    String path = path();

    RawResponse response = send(RawRequest.get(path).with(name, "6.6.6.6"));

    if (response.status() == 200) {
      assertOnlyOurs(seen(path), "localhost");
    } else {
      assertThat(response.status()).isAnyOf(0, 400);
      assertNotForwarded(path);
    }
    assertThat(client.end()).isNull();
  }

  @Test
  void fwd03_claimsInTrailers_areDropped() throws Exception {
    String path = path();
    FieldSection trailers =
        FieldSection.empty()
            .add("x-forwarded-for", "6.6.6.6")
            .add("forwarded", "for=6.6.6.6")
            .add("x-real-ip", "6.6.6.6")
            .add("x-sum", "1");

    RawResponse response =
        client
            .open()
            .finish(RawRequest.post(path).frame(), Frames.data("x"), Frames.headers(trailers))
            .response();

    if (response.status() == 200) {
      assertOnlyOurs(seen(path), "localhost");
      assertThat(seen(path).trailers()).isEqualTo(Field.list("x-sum", "1"));
    } else {
      assertThat(response.status()).isEqualTo(400);
      assertThat(seen(path).isEnded()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example:8443", "[2001:db8::1]:4711", "[::1]", "A.example"})
  void fwd02_authority_cannotAddParameters(String authority) throws Exception {
    String path = path();

    assertThat(send(RawRequest.get(path).set(":authority", authority)).status()).isEqualTo(200);

    assertThat(values(seen(path), "x-forwarded-host")).containsExactly(authority);
    for (String forwarded : values(seen(path), "forwarded")) {
      String host = authority.contains(":") ? "\"" + authority + "\"" : authority;
      assertThat(List.of(forwarded.split(";"))).contains("host=" + host);
    }
  }

  @Test
  void fwd02_addressOfIpv6_isQuoted() throws Exception {
    String config = config().replace("address: 127.0.0.1, port: 0", "address: '::1', port: 0");
    String path = path();
    try (Spooky six = Spooky.run(Configs.write(folder.resolve("six.yaml"), config));
        StreamClient clientOfSix = new StreamClient("localhost", "::1");
        StreamConnection connection = clientOfSix.connect(six.port())) {
      Exchange exchange = connection.exchange().fields(Exchange.request("GET", path)).end();

      assertThat(exchange.await().status()).isEqualTo(200);

      assertThat(values(seen(path), "x-forwarded-for")).containsExactly("::1");
      for (String forwarded : values(seen(path), "forwarded")) {
        assertThat(List.of(forwarded.split(";"))).contains("for=\"[::1]\"");
      }
    }
  }
}
