package io.spooky.runtime.bridge;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.config.EdgeConfig;
import io.spooky.runtime.config.RequestRules;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.contract.RequestHead;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks the head of a request and carries it over to HTTP/2. One instance for each worker; what it
 * holds is the result of the last {@link #translate}. Confined to the worker's event loop.
 */
public final class RequestTranslator {
  private static final AsciiString TRAILERS = AsciiString.cached("trailers");
  private static final AsciiString CONTINUE = AsciiString.cached("100-continue");
  private static final AsciiString HTTP = AsciiString.cached("http");
  private static final AsciiString VIA_NAME = AsciiString.cached("via");
  private static final AsciiString TE_NAME = AsciiString.cached("te");
  private static final AsciiString COOKIE_NAME = AsciiString.cached("cookie");
  private static final AsciiString CONTENT_LENGTH_NAME = AsciiString.cached("content-length");
  private static final AsciiString MAX_FORWARDS_NAME = AsciiString.cached("max-forwards");
  private static final int EXPECTED_FIELDS = 24;

  private final Authority authorities = new Authority();
  private final PseudoFields pseudo = new PseudoFields(authorities);
  private final Forwarding forwarding = new Forwarding(authorities);
  private final FieldJoiner via = new FieldJoiner(", ");
  private final FieldJoiner cookies = new FieldJoiner("; ");
  private final SectionSize size = new SectionSize();
  private @Nullable RequestRules rules;
  private @Nullable PathPolicy paths;
  private AsciiString pseudonym = AsciiString.EMPTY_STRING;
  private AsciiString ownVia = AsciiString.EMPTY_STRING;
  private Http2Headers headers = new DefaultHttp2Headers(false);
  private long contentLength;
  private long maxForwards;
  private boolean teTrailers;
  private boolean showsFields;
  private boolean looping;

  /** Makes a translator, which takes requests once it has a config. */
  public RequestTranslator() {}

  /**
   * Puts limits and rules in force for requests that begin from now on.
   *
   * @param fieldsRead whether routes look at fields, so that {@link #head} has to hold them
   */
  public void configure(EdgeConfig edge, boolean fieldsRead) {
    showsFields = fieldsRead;
    RequestRules next = edge.requests();
    rules = next;
    paths = new PathPolicy(next.paths());
    pseudonym = new AsciiString(next.pseudonym());
    ownVia = new AsciiString("3 " + next.pseudonym());
    size.limits(edge.headerBytes(), edge.headers());
    forwarding.proxies(next.trustedProxies());
  }

  /**
   * Checks and translates a head.
   *
   * @param request as the codec decoded it
   * @param client the client's validated address
   * @param served the hosts that the listener's certificate covers
   * @return why it does not go on; null if it does
   */
  public @Nullable Rejection translate(
      Http3Headers request, ClientAddress client, CertificateNames served) {
    reset(client);
    Rejection rejection = check(request, served);
    if (rejection == null) {
      finish();
      showFields();
    } else {
      forwarding.refused(request);
    }
    return rejection;
  }

  private @Nullable Rejection check(Http3Headers request, CertificateNames served) {
    for (Map.Entry<CharSequence, CharSequence> field : request) {
      Rejection rejection = add(AsciiString.of(field.getKey()), AsciiString.of(field.getValue()));
      if (rejection != null) {
        return rejection;
      }
    }
    Rejection rejection = pseudo.check(Objects.requireNonNull(paths, "no config"));
    return rejection == null ? checkWay(served) : rejection;
  }

  private void reset(ClientAddress client) {
    headers = new DefaultHttp2Headers(false, EXPECTED_FIELDS);
    pseudo.clear();
    forwarding.begin(client);
    via.clear();
    cookies.clear();
    size.begin();
    contentLength = ContentLength.NONE;
    maxForwards = ContentLength.NONE;
    teTrailers = false;
    looping = false;
  }

  private @Nullable Rejection add(AsciiString name, AsciiString value) {
    if (!size.admits(name, value)) {
      return new Rejection(431, "header section too large");
    }
    if (!FieldRules.isValue(value)) {
      return Rejection.malformed("forbidden character in a field value");
    }
    if (name.length() > 0 && name.byteAt(0) == ':') {
      return pseudo.add(name, value);
    }
    int form = FieldRules.name(name);
    if (form == FieldRules.PLAIN_NAME) {
      FieldKind kind = FieldKind.of(name);
      return kind == null ? addOrdinary(name, value) : addSpecial(kind, name, value);
    }
    return form == FieldRules.NO_NAME
        ? Rejection.malformed("forbidden character in a field name")
        : addUnderscored(name, value);
  }

  private @Nullable Rejection addOrdinary(AsciiString name, AsciiString value) {
    headers.add(name, value);
    return null;
  }

  private @Nullable Rejection addUnderscored(AsciiString name, AsciiString value) {
    Underscores policy = rules().underscores();
    if (policy == Underscores.REJECT) {
      return Rejection.malformed("underscore in a field name (edge.underscores)");
    }
    return policy == Underscores.PASS && UnderscoredNames.mayPass(name)
        ? addOrdinary(name, value)
        : null;
  }

  private @Nullable Rejection addSpecial(FieldKind kind, AsciiString name, AsciiString value) {
    switch (kind) {
      case CONNECTION_SPECIFIC -> {
        return Rejection.malformed("connection-specific field");
      }
      case TE -> {
        teTrailers = true;
        return value.contentEqualsIgnoreCase(TRAILERS)
            ? null
            : Rejection.malformed("te other than trailers");
      }
      case HOST -> {
        return pseudo.addHost(value);
      }
      case CONTENT_LENGTH -> {
        return addContentLength(value);
      }
      case EXPECT -> {
        return value.contentEqualsIgnoreCase(CONTINUE)
            ? addOrdinary(name, value)
            : new Rejection(417, "expect other than 100-continue");
      }
      case MAX_FORWARDS -> {
        return pseudo.isOptions() ? addMaxForwards(value) : addOrdinary(name, value);
      }
      default -> {
        return addJoined(kind, name, value);
      }
    }
  }

  private @Nullable Rejection addJoined(FieldKind kind, AsciiString name, AsciiString value) {
    switch (kind) {
      case COOKIE -> cookies.add(value);
      case VIA -> {
        via.add(value);
        looping |= ViaField.names(value, pseudonym);
      }
      case X_FORWARDED_FOR, X_FORWARDED_PROTO, X_FORWARDED_HOST, FORWARDED, CLAIM ->
          forwarding.add(kind, name, value, headers);
      case ALT_SVC, HEAD_ONLY -> headers.add(name, value);
      default -> {
        // The edge's own fields are nobody's to send.
      }
    }
    return null;
  }

  private @Nullable Rejection addContentLength(AsciiString value) {
    long length = ContentLength.parse(value);
    if (length == ContentLength.INVALID
        || contentLength != ContentLength.NONE && contentLength != length) {
      return Rejection.malformed("malformed content-length");
    }
    contentLength = length;
    return null;
  }

  private @Nullable Rejection addMaxForwards(AsciiString value) {
    long number = ContentLength.parse(value);
    if (number == ContentLength.INVALID || maxForwards != ContentLength.NONE) {
      return Rejection.malformed("malformed max-forwards");
    }
    maxForwards = number;
    return null;
  }

  /** Checks whether a well-formed request belongs here, and whether it may go on. */
  private @Nullable Rejection checkWay(CertificateNames served) {
    if (rules().rejectsMisdirected() && !served.covers(pseudo.head())) {
      return new Rejection(421, "host that the certificate does not cover (edge.misdirected)");
    }
    if (looping) {
      return new Rejection(508, "via names this edge (edge.via)");
    }
    return maxForwards == 0 ? new Rejection(204, "max-forwards has come to 0") : null;
  }

  private void finish() {
    headers.method(method()).path(path()).authority(pseudo.authority()).scheme(HTTP);
    if (contentLength != ContentLength.NONE) {
      headers.add(CONTENT_LENGTH_NAME, AsciiString.of(Long.toString(contentLength)));
    }
    if (teTrailers) {
      headers.add(TE_NAME, TRAILERS);
    }
    if (!cookies.isEmpty()) {
      headers.add(COOKIE_NAME, cookies.value());
    }
    if (maxForwards != ContentLength.NONE) {
      headers.add(MAX_FORWARDS_NAME, AsciiString.of(Long.toString(maxForwards - 1)));
    }
    via.add(ownVia);
    headers.add(VIA_NAME, via.value());
    forwarding.finish(headers, pseudo.authority());
  }

  /** Shows the route table what the backend will get, but for what the edge itself puts there. */
  private void showFields() {
    RequestHead head = pseudo.head();
    head.clearFields();
    if (showsFields) {
      for (Map.Entry<CharSequence, CharSequence> field : headers) {
        head.addField(field.getKey(), field.getValue());
      }
    }
  }

  /**
   * Checks and translates the trailers of any request, by the limits and rules in force now.
   *
   * @return null if they are malformed
   */
  public @Nullable Http2Headers trailers(Http3Headers trailers) {
    return TrailerTranslator.toHttp2(trailers, size, rules().underscores());
  }

  private RequestRules rules() {
    return Objects.requireNonNull(rules, "no config");
  }

  /** Returns what a route table looks at; valid until the next {@link #translate}. */
  public RequestHead head() {
    return pseudo.head();
  }

  /** Returns the translated head; a new object for each request. */
  public Http2Headers headers() {
    return headers;
  }

  /** Returns the announced length of the body, or -1. */
  public long contentLength() {
    return contentLength;
  }

  /**
   * Returns whether the method is HEAD, so that no response has a body; for a rejected request, as
   * far as it was read.
   */
  public boolean isHead() {
    return pseudo.isHead();
  }

  /** Returns the method. */
  public AsciiString method() {
    return pseudo.method();
  }

  /** Returns the path with its query. */
  public AsciiString path() {
    return pseudo.path();
  }

  /**
   * Returns the client that the request comes from: the peer, or the one that trusted proxies name.
   */
  public ClientAddress client() {
    return forwarding.client();
  }
}
