package io.spooky.runtime.bridge;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.spi.config.Network;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a backend is told of a request's origin: {@code x-forwarded-for}, {@code -proto}, {@code
 * -host} and {@code forwarded}, each in one line. A client's own word for it is dropped; that of a
 * trusted proxy is continued where it is well-formed. Reused; confined to the worker's event loop.
 */
final class Forwarding {
  private static final AsciiString HTTPS = AsciiString.cached("https");
  private static final AsciiString HTTP = AsciiString.cached("http");
  private static final AsciiString FOR_NAME = AsciiString.cached("x-forwarded-for");
  private static final AsciiString PROTO_NAME = AsciiString.cached("x-forwarded-proto");
  private static final AsciiString HOST_NAME = AsciiString.cached("x-forwarded-host");
  private static final AsciiString FORWARDED_NAME = AsciiString.cached("forwarded");

  private final FieldJoiner addresses = new FieldJoiner(", ");
  private final FieldJoiner elements = new FieldJoiner(", ");
  private final FieldJoiner protos = new FieldJoiner(",");
  private final FieldJoiner hosts = new FieldJoiner(",");
  private final FieldJoiner result = new FieldJoiner(", ");
  private final ForwardedFor list = new ForwardedFor();
  private final Authority authorities;
  private List<Network> proxies = List.of();
  private boolean trusted;
  private @Nullable ClientAddress client;

  Forwarding(Authority authorities) {
    this.authorities = authorities;
  }

  /** Sets the networks whose word is taken. */
  void proxies(List<Network> networks) {
    proxies = networks;
  }

  /** Begins a request that came from an address. */
  void begin(ClientAddress peer) {
    client = peer;
    trusted = peer.isIn(proxies);
    if (trusted) {
      addresses.clear();
      elements.clear();
      protos.clear();
      hosts.clear();
    }
  }

  /** Takes a field of one of the forwarding kinds; what goes on as it is goes into the head. */
  void add(FieldKind kind, AsciiString name, AsciiString value, Http2Headers head) {
    if (!trusted) {
      return;
    }
    switch (kind) {
      case X_FORWARDED_FOR -> addresses.add(value);
      case X_FORWARDED_PROTO -> protos.add(value);
      case X_FORWARDED_HOST -> hosts.add(value);
      case FORWARDED -> elements.add(value);
      default -> head.add(name, value);
    }
  }

  /** Adds the edge's own word to a head. */
  void finish(Http2Headers head, AsciiString authority) {
    ClientAddress peer = client();
    if (trusted) {
      finishTrusted(head, authority, peer);
    } else {
      put(head, peer.text(), HTTPS, authority, peer.forwarded(authority));
    }
  }

  /** Finds out whom a refused head came from, of which not every field may have been read. */
  void refused(Http3Headers request) {
    if (!trusted) {
      return;
    }
    addresses.clear();
    for (CharSequence value : request.getAll(FOR_NAME)) {
      AsciiString text = AsciiString.of(value);
      if (FieldRules.isValue(text)) {
        addresses.add(text);
      }
    }
    list.read(addresses.value(), proxies);
    ClientAddress origin = list.client();
    client = origin == null ? client() : origin;
  }

  private void finishTrusted(Http2Headers head, AsciiString authority, ClientAddress peer) {
    AsciiString received = addresses.value();
    list.read(received, proxies);
    ClientAddress origin = list.client();
    client = origin == null ? peer : origin;
    result.clear();
    result.add(received.subSequence(list.start(), received.length(), false));
    result.add(peer.text());
    AsciiString chain = result.value();
    AsciiString proto = proto(protos.value());
    AsciiString host = host(hosts.value(), authority);
    put(head, chain, proto, host, forwarded(peer, authority, proto, host));
  }

  private static AsciiString proto(AsciiString received) {
    return received.contentEqualsIgnoreCase(HTTP) ? HTTP : HTTPS;
  }

  private AsciiString host(AsciiString received, AsciiString authority) {
    return authorities.hostEnd(received) < 0 ? authority : received;
  }

  /**
   * Continues the list of the proxy with its own address; where it sent none, an element says what
   * the other fields say, so that they cannot disagree.
   */
  private AsciiString forwarded(
      ClientAddress peer, AsciiString authority, AsciiString proto, AsciiString host) {
    AsciiString received = elements.value();
    if (received.isEmpty() || !ForwardedField.isWellFormed(received)) {
      return ForwardedField.element(client().text(), host, proto);
    }
    elements.add(peer.forwarded(authority));
    return elements.value();
  }

  private static void put(
      Http2Headers head,
      AsciiString addresses,
      AsciiString proto,
      AsciiString host,
      AsciiString forwarded) {
    head.add(FOR_NAME, addresses)
        .add(PROTO_NAME, proto)
        .add(HOST_NAME, host)
        .add(FORWARDED_NAME, forwarded);
  }

  /** Returns the client that the request comes from, as far as it can be believed. */
  ClientAddress client() {
    return Objects.requireNonNull(client, "no request");
  }
}
