package io.spooky.runtime.bridge;

import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.config.EdgeConfig;
import io.spooky.runtime.config.RequestRules;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.spi.config.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Requests as clients may write them, and translators for them. */
final class Heads {
  private Heads() {}

  static AsciiString bytes(String text) {
    return new AsciiString(text.getBytes(StandardCharsets.ISO_8859_1), false);
  }

  static Http3Headers head(String... fields) {
    Http3Headers head = new DefaultHttp3Headers(false);
    return with(head, fields);
  }

  static Http3Headers get(String... more) {
    Http3Headers head =
        head(":method", "GET", ":scheme", "https", ":authority", "a.example", ":path", "/");
    return with(head, more);
  }

  private static Http3Headers with(Http3Headers head, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      head.add(bytes(fields[i]), bytes(fields[i + 1]));
    }
    return head;
  }

  static ClientAddress client(String address) {
    try {
      return ClientAddress.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static EdgeConfig edge(int headerBytes, int headers) {
    EdgeConfig all = TestConfigs.edge(TestConfigs.requests());
    return new EdgeConfig(
        headerBytes,
        headers,
        0,
        100,
        all.bufferBytes(),
        all.idle(),
        all.congestionControl(),
        false,
        all.requests());
  }

  static RequestRules trusting(String... networks) {
    RequestRules rules = TestConfigs.requests();
    List<Network> trusted = Stream.of(networks).map(Network::parse).toList();
    return new RequestRules(
        rules.paths(), rules.underscores(), rules.via(), rules.rejectsMisdirected(), trusted);
  }

  static RequestRules underscores(Underscores policy) {
    RequestRules rules = TestConfigs.requests();
    return new RequestRules(rules.paths(), policy, rules.via(), true, List.of());
  }

  static RequestTranslator translator(RequestRules rules) {
    RequestTranslator translator = new RequestTranslator();
    translator.configure(TestConfigs.edge(rules), false);
    return translator;
  }

  /** Returns the status of the rejection, or 200. */
  static int status(RequestTranslator translator, Http3Headers head) {
    Rejection rejection = translator.translate(head, client("192.0.2.1"), CertificateNames.ANY);
    return rejection == null ? 200 : rejection.status();
  }

  /** Returns all lines of a field of the last request. */
  static List<String> all(RequestTranslator translator, String name) {
    return translator.headers().getAll(name).stream().map(CharSequence::toString).toList();
  }
}
