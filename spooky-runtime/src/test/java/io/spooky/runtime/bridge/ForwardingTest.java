package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.spooky.runtime.bridge.Heads.client;
import static io.spooky.runtime.bridge.Heads.get;

import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.testing.TestConfigs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardingTest {
  private final RequestTranslator suspicious = Heads.translator(TestConfigs.requests());
  private final RequestTranslator trusting =
      Heads.translator(Heads.trusting("10.0.0.0/8", "2001:db8:ff::/48"));

  private static void translate(RequestTranslator by, ClientAddress from, String... fields) {
    Http3Headers head = get(fields);
    assertThat(by.translate(head, from, CertificateNames.ANY)).isNull();
  }

  private static String one(RequestTranslator translator, String name) {
    List<String> lines = Heads.all(translator, name);
    assertWithMessage(name).that(lines).hasSize(1);
    return lines.get(0);
  }

  @Test
  void refusedRequest_ofATrustedProxy_isItsClients() {
    Http3Headers head = get("connection", "close", "x-forwarded-for", "6.6.6.6, 192.0.2.9");
    assertThat(trusting.translate(head, client("10.0.0.1"), CertificateNames.ANY)).isNotNull();
    assertThat(trusting.client().text().toString()).isEqualTo("192.0.2.9");
  }

  @Test
  void refusedRequest_ofAnybodyElse_isThePeers() {
    Http3Headers head = get("connection", "close", "x-forwarded-for", "6.6.6.6");
    assertThat(suspicious.translate(head, client("192.0.2.1"), CertificateNames.ANY)).isNotNull();
    assertThat(suspicious.client().text().toString()).isEqualTo("192.0.2.1");
  }

  @Test
  void untrusted_everyClaim_isDropped() {
    String[] names = {
      "x-forwarded-for",
      "x-forwarded-proto",
      "x-forwarded-host",
      "forwarded",
      "x-forwarded-port",
      "x-forwarded-client-cert",
      "x-forwarded-",
      "x-forwarded-anything",
      "x-real-ip",
      "x-client-ip",
      "client-ip",
      "true-client-ip",
      "x-cluster-client-ip",
      "cf-connecting-ip",
      "fastly-client-ip",
      "cf-connecting-ipv6",
      "x-envoy-external-address",
      "x-original-forwarded-for",
      "x-original-url",
      "x-rewrite-url",
      "x-original-host",
      "x-spooky-",
      "x-spooky-user"
    };
    for (String name : names) {
      translate(suspicious, client("192.0.2.1"), name, "6.6.6.6", "x-a", "1", name, "7.7.7.7");
      suspicious
          .headers()
          .forEach(
              field ->
                  assertWithMessage(name)
                      .that(field.getValue().toString())
                      .doesNotMatch("[67]\\..*"));
      assertThat(one(suspicious, "x-forwarded-for")).isEqualTo("192.0.2.1");
      assertThat(one(suspicious, "x-forwarded-proto")).isEqualTo("https");
      assertThat(one(suspicious, "x-forwarded-host")).isEqualTo("a.example");
      assertThat(one(suspicious, "forwarded"))
          .isEqualTo("for=192.0.2.1;host=a.example;proto=https");
      assertThat(suspicious.headers().get("x-a")).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-forwarded", "x-spook", "xx-forwarded-for", "x-user", "x", "x-"})
  void untrusted_ordinaryName_passes(String name) {
    translate(suspicious, client("192.0.2.1"), name, "v");
    assertThat(one(suspicious, name)).isEqualTo("v");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, a.example, for=192.0.2.1;host=a.example;proto=https",
    "192.0.2.1, a.example:8443, 'for=192.0.2.1;host=\"a.example:8443\";proto=https'",
    "192.0.2.1, '[::1]', 'for=192.0.2.1;host=\"[::1]\";proto=https'",
    "2001:db8::1, a.example, 'for=\"[2001:db8::1]\";host=a.example;proto=https'",
    "2001:db8:0:0:0:0:0:1, A.example., 'for=\"[2001:db8::1]\";host=A.example.;proto=https'",
    "::ffff:192.0.2.7, a.example, for=192.0.2.7;host=a.example;proto=https"
  })
  void forwarded_addressAndHost_areQuotedWhereTheyMust(String from, String host, String expected) {
    ClientAddress client = client(from);
    for (int i = 0; i < 2; i++) {
      Http3Headers head = get();
      head.authority(host);
      assertThat(suspicious.translate(head, client, CertificateNames.ANY)).isNull();
      assertThat(one(suspicious, "forwarded")).isEqualTo(expected);
      translate(suspicious, client);
      assertThat(one(suspicious, "forwarded")).endsWith(";host=a.example;proto=https");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'203.0.113.9', 203.0.113.9, '203.0.113.9, 10.0.0.1'",
    "'6.6.6.6, 203.0.113.9', 203.0.113.9, '6.6.6.6, 203.0.113.9, 10.0.0.1'",
    "'203.0.113.9,10.1.1.1 ,\t10.2.2.2', 203.0.113.9,"
        + " '203.0.113.9,10.1.1.1 ,\t10.2.2.2, 10.0.0.1'",
    "'10.9.9.9, 10.8.8.8', 10.9.9.9, '10.9.9.9, 10.8.8.8, 10.0.0.1'",
    "'evil, 203.0.113.9', 203.0.113.9, '203.0.113.9, 10.0.0.1'",
    "'203.0.113.9, evil, 10.8.8.8', 10.8.8.8, '10.8.8.8, 10.0.0.1'",
    "'203.0.113.9, unknown', 10.0.0.1, 10.0.0.1",
    "'203.0.113.9, ,', 203.0.113.9, '203.0.113.9, ,, 10.0.0.1'",
    "'203.0.113.9:4711', 203.0.113.9, '203.0.113.9:4711, 10.0.0.1'",
    "'[2001:DB8::9]:4711', 2001:db8::9, '[2001:DB8::9]:4711, 10.0.0.1'",
    "'[2001:db8::9]', 2001:db8::9, '[2001:db8::9], 10.0.0.1'",
    "'2001:db8::9, 2001:db8:ff::1', 2001:db8::9, '2001:db8::9, 2001:db8:ff::1, 10.0.0.1'",
    "'::ffff:203.0.113.9, ::ffff:10.0.0.5', 203.0.113.9,"
        + " '::ffff:203.0.113.9, ::ffff:10.0.0.5, 10.0.0.1'",
    "'203.0.113.9:0', 10.0.0.1, 10.0.0.1",
    "'[203.0.113.9]', 10.0.0.1, 10.0.0.1",
    "'[2001:db8::9', 10.0.0.1, 10.0.0.1",
    "'2001:db8::9]', 10.0.0.1, 10.0.0.1",
    "'\"203.0.113.9\"', 10.0.0.1, 10.0.0.1",
    "'203.0.113.9;for=1.1.1.1', 10.0.0.1, 10.0.0.1",
    "'203.0.113.09', 10.0.0.1, 10.0.0.1",
    "'', 10.0.0.1, 10.0.0.1"
  })
  void trusted_forwardedFor_isContinuedFromItsEnd(String received, String origin, String sent) {
    translate(trusting, client("10.0.0.1"), "x-forwarded-for", received);
    assertThat(one(trusting, "x-forwarded-for")).isEqualTo(sent);
    assertThat(trusting.client().text().toString()).isEqualTo(origin);
    assertThat(trusting.client().hash()).isEqualTo(client(origin).hash());
    assertThat(one(trusting, "forwarded")).contains(origin);
  }

  @Test
  void trusted_severalLines_areJoinedInOrder() {
    translate(
        trusting,
        client("10.0.0.1"),
        "x-forwarded-for",
        "203.0.113.9",
        "x-a",
        "1",
        "x-forwarded-for",
        "10.7.7.7, 10.8.8.8");
    assertThat(one(trusting, "x-forwarded-for"))
        .isEqualTo("203.0.113.9, 10.7.7.7, 10.8.8.8, 10.0.0.1");
    assertThat(trusting.client().toString()).isEqualTo("203.0.113.9");
  }

  @Test
  void trusted_protoAndHost_areKeptWhereWellFormed() {
    translate(
        trusting, client("10.0.0.1"), "x-forwarded-proto", "http", "x-forwarded-host", "b.example");
    assertThat(one(trusting, "x-forwarded-proto")).isEqualTo("http");
    assertThat(one(trusting, "x-forwarded-host")).isEqualTo("b.example");
    assertThat(one(trusting, "forwarded")).isEqualTo("for=10.0.0.1;host=b.example;proto=http");
    for (String proto : List.of("ftp", "http, https", "h\"", "")) {
      translate(trusting, client("10.0.0.1"), "x-forwarded-proto", proto);
      assertThat(one(trusting, "x-forwarded-proto")).isEqualTo("https");
    }
    for (String host : List.of("a\";for=6.6.6.6", "a;b", "a, b", "u@b", "")) {
      translate(trusting, client("10.0.0.1"), "x-forwarded-host", host);
      assertThat(one(trusting, "x-forwarded-host")).isEqualTo("a.example");
      assertThat(one(trusting, "forwarded")).isEqualTo("for=10.0.0.1;host=a.example;proto=https");
    }
    translate(
        trusting, client("10.0.0.1"), "x-forwarded-host", "b.example", "x-forwarded-host", "c");
    assertThat(one(trusting, "x-forwarded-host")).isEqualTo("a.example");
  }

  @Test
  void trusted_forwarded_isContinuedWhereWellFormed() {
    String received = "for=203.0.113.9;proto=http;host=\"a;b,c\\\"\", for=\"[::1]\"";
    translate(trusting, client("10.0.0.1"), "forwarded", received);
    String own = "for=10.0.0.1;host=a.example;proto=https";
    assertThat(one(trusting, "forwarded")).isEqualTo(received + ", " + own);
    translate(trusting, client("10.0.0.1"), "forwarded", "for=1.1.1.1", "forwarded", "for=_x");
    assertThat(one(trusting, "forwarded")).isEqualTo("for=1.1.1.1, for=_x, " + own);
    for (String malformed :
        List.of("for=\"1.1.1.1", "for", "for=", "=x", "for=a b", "for=a;", "for=a,", "for=[::1]")) {
      translate(trusting, client("10.0.0.1"), "forwarded", malformed);
      assertWithMessage(malformed).that(one(trusting, "forwarded")).isEqualTo(own);
    }
  }

  @Test
  void trusted_otherClaims_passAndInternalOnesDoNot() {
    translate(trusting, client("10.0.0.1"), "x-real-ip", "1.1.1.1", "x-spooky-user", "root");
    assertThat(one(trusting, "x-real-ip")).isEqualTo("1.1.1.1");
    assertThat(trusting.headers().contains("x-spooky-user")).isFalse();
    translate(trusting, client("11.0.0.1"), "x-real-ip", "1.1.1.1");
    assertThat(trusting.headers().contains("x-real-ip")).isFalse();
  }

  @Test
  void trust_changesWithTheConfig() {
    ClientAddress address = client("10.0.0.1");
    RequestTranslator translator = Heads.translator(TestConfigs.requests());
    translate(translator, address, "x-forwarded-for", "203.0.113.9");
    assertThat(translator.client()).isSameInstanceAs(address);
    translator.configure(TestConfigs.edge(Heads.trusting("10.0.0.1")), false);
    translate(translator, address, "x-forwarded-for", "203.0.113.9");
    assertThat(translator.client().toString()).isEqualTo("203.0.113.9");
    translator.configure(TestConfigs.edge(TestConfigs.requests()), false);
    translate(translator, address, "x-forwarded-for", "203.0.113.9");
    assertThat(one(translator, "x-forwarded-for")).isEqualTo("10.0.0.1");
  }

  @Test
  void clientWithoutAddress_isUnknownAndNotTrusted() {
    RequestTranslator all = Heads.translator(Heads.trusting("0.0.0.0/0", "::/0"));
    translate(all, ClientAddress.unknown(), "x-forwarded-for", "6.6.6.6");
    assertThat(one(all, "x-forwarded-for")).isEqualTo("unknown");
    assertThat(one(all, "forwarded")).isEqualTo("for=unknown;host=a.example;proto=https");
  }

  @Test
  void underscores_byPolicy() {
    assertThat(Heads.status(suspicious, get("a_b", "1"))).isEqualTo(400);
    assertThat(Heads.status(suspicious, get("_", "1"))).isEqualTo(400);
    RequestTranslator dropping = Heads.translator(Heads.underscores(Underscores.DROP));
    translate(dropping, client("192.0.2.1"), "a_b", "1", "content_length", "5", "c", "2");
    assertThat(dropping.headers().contains("a_b")).isFalse();
    assertThat(dropping.headers().contains("content_length")).isFalse();
    assertThat(one(dropping, "c")).isEqualTo("2");
    RequestTranslator passing = Heads.translator(Heads.underscores(Underscores.PASS));
    String[] special = {
      "x_forwarded_for",
      "x_forwarded-for",
      "content_length",
      "transfer_encoding",
      "x_real_ip",
      "x_spooky_user",
      "keep_alive",
      "alt_svc",
      "max_forwards"
    };
    for (String name : special) {
      translate(passing, client("192.0.2.1"), "a_b", "1", name, "5");
      assertThat(one(passing, "a_b")).isEqualTo("1");
      assertWithMessage(name).that(passing.headers().contains(name)).isFalse();
    }
  }
}
