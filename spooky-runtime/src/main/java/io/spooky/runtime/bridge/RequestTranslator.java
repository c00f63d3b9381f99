package io.spooky.runtime.bridge;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.contract.RequestHead;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks the head of a request and carries it over to HTTP/2. One instance for each worker; what it
 * holds is the result of the last {@link #translate}. Confined to the worker's event loop.
 */
public final class RequestTranslator {
  private static final AsciiString VIA = AsciiString.cached("3 spooky");
  private static final AsciiString TRAILERS = AsciiString.cached("trailers");
  private static final AsciiString HTTPS = AsciiString.cached("https");
  private static final AsciiString HTTP = AsciiString.cached("http");
  private static final AsciiString HEAD = AsciiString.cached("HEAD");
  private static final AsciiString CONNECT = AsciiString.cached("CONNECT");
  private static final AsciiString OPTIONS = AsciiString.cached("OPTIONS");
  private static final AsciiString ASTERISK = AsciiString.cached("*");
  private static final AsciiString X_FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
  private static final AsciiString X_FORWARDED_PROTO = AsciiString.cached("x-forwarded-proto");
  private static final AsciiString X_FORWARDED_HOST = AsciiString.cached("x-forwarded-host");
  private static final AsciiString VIA_NAME = AsciiString.cached("via");
  private static final AsciiString TE_NAME = AsciiString.cached("te");
  private static final AsciiString CONTENT_LENGTH_NAME = AsciiString.cached("content-length");

  /** RFC 9114, section 4.2.2: what a field counts beyond its name and value. */
  private static final int FIELD_OVERHEAD = 32;

  private static final int EXPECTED_FIELDS = 16;

  private final byte[] host = new byte[512];
  private final RequestHead head = new RequestHead();
  private int maxBytes;
  private int maxFields;
  private Http2Headers headers = new DefaultHttp2Headers(false);
  private @Nullable AsciiString method;
  private @Nullable AsciiString scheme;
  private @Nullable AsciiString path;
  private @Nullable AsciiString authority;
  private @Nullable AsciiString hostField;
  private long contentLength;
  private boolean teTrailers;
  private int bytes;
  private int fields;

  /** Makes a translator. */
  public RequestTranslator() {}

  /** Sets the limits: bytes as RFC 9114, section 4.2.2 counts them, and the number of fields. */
  public void limits(int headerBytes, int headerFields) {
    maxBytes = headerBytes;
    maxFields = headerFields;
  }

  /**
   * Checks and translates a head.
   *
   * @param request as the codec decoded it
   * @param clientIp the client's validated address, without the port
   * @return why it is refused; null if it is good
   */
  public @Nullable Rejection translate(Http3Headers request, AsciiString clientIp) {
    reset();
    for (Map.Entry<CharSequence, CharSequence> field : request) {
      Rejection rejection = add(AsciiString.of(field.getKey()), AsciiString.of(field.getValue()));
      if (rejection != null) {
        return rejection;
      }
    }
    Rejection rejection = checkPseudoHeaders();
    if (rejection == null) {
      finish(clientIp);
    }
    return rejection;
  }

  private void reset() {
    headers = new DefaultHttp2Headers(false, EXPECTED_FIELDS);
    method = null;
    scheme = null;
    path = null;
    authority = null;
    hostField = null;
    contentLength = ContentLength.NONE;
    teTrailers = false;
    bytes = 0;
    fields = 0;
  }

  private @Nullable Rejection add(AsciiString name, AsciiString value) {
    bytes += name.length() + value.length() + FIELD_OVERHEAD;
    fields++;
    if (bytes > maxBytes || fields > maxFields) {
      return new Rejection(431, "header section too large");
    }
    if (!FieldRules.isValue(value)) {
      return Rejection.malformed("forbidden character in a field value");
    }
    if (name.length() > 0 && name.byteAt(0) == ':') {
      return addPseudo(name, value);
    }
    if (!FieldRules.isName(name)) {
      return Rejection.malformed("forbidden character in a field name");
    }
    FieldKind kind = FieldKind.of(name);
    if (kind != null) {
      return addSpecial(kind, name, value);
    }
    headers.add(name, value);
    return null;
  }

  private @Nullable Rejection addPseudo(AsciiString name, AsciiString value) {
    boolean repeated;
    switch (name.toString()) {
      case ":method" -> {
        repeated = method != null;
        method = value;
      }
      case ":scheme" -> {
        repeated = scheme != null;
        scheme = value;
      }
      case ":path" -> {
        repeated = path != null;
        path = value;
      }
      case ":authority" -> {
        repeated = authority != null;
        authority = value;
      }
      default -> {
        return Rejection.malformed("pseudo-header field that no request has");
      }
    }
    return repeated ? Rejection.malformed("repeated pseudo-header field") : null;
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
        boolean repeated = hostField != null;
        hostField = value;
        return repeated ? Rejection.malformed("repeated host") : null;
      }
      case CONTENT_LENGTH -> {
        return addContentLength(value);
      }
      case FORWARDING -> {
        return null;
      }
      case VIA, ALT_SVC -> {
        headers.add(name, value);
        return null;
      }
    }
    throw new AssertionError(kind);
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

  private @Nullable Rejection checkPseudoHeaders() {
    if (method == null || !FieldRules.isToken(method)) {
      return Rejection.malformed("missing or malformed :method");
    }
    if (method.contentEquals(CONNECT)) {
      return new Rejection(501, "CONNECT");
    }
    if (scheme == null || !scheme.contentEqualsIgnoreCase(HTTPS)) {
      return Rejection.malformed("missing :scheme, or other than https");
    }
    Rejection rejection = checkPath(method);
    return rejection == null ? checkAuthority() : rejection;
  }

  private @Nullable Rejection checkPath(AsciiString requestMethod) {
    if (path == null || !isPath(path, requestMethod)) {
      return Rejection.malformed("missing or malformed :path");
    }
    path = PathPolicy.normalise(path);
    return path == null ? Rejection.malformed("ambiguous :path") : null;
  }

  private static boolean isPath(AsciiString path, AsciiString method) {
    return FieldRules.isPath(path) || path.contentEquals(ASTERISK) && method.contentEquals(OPTIONS);
  }

  private @Nullable Rejection checkAuthority() {
    if (authority == null) {
      authority = hostField;
    } else if (hostField != null && !hostField.contentEqualsIgnoreCase(authority)) {
      return Rejection.malformed("host differs from :authority");
    }
    if (authority == null) {
      return Rejection.malformed("no :authority and no host");
    }
    int hostEnd = Authority.hostEnd(authority);
    if (hostEnd < 0) {
      return Rejection.malformed("malformed :authority");
    }
    fillHead(authority, hostEnd);
    return null;
  }

  private void fillHead(AsciiString text, int hostEnd) {
    for (int i = 0; i < hostEnd; i++) {
      host[i] = Authority.lower(text.byteAt(i));
    }
    boolean trailingDot = hostEnd > 1 && host[hostEnd - 1] == '.';
    head.host(host, 0, trailingDot ? hostEnd - 1 : hostEnd);
    AsciiString target = path();
    int start = target.arrayOffset();
    int query = target.indexOf('?', 0);
    head.path(target.array(), start, start + (query < 0 ? target.length() : query));
    int methodStart = method().arrayOffset();
    head.method(method().array(), methodStart, methodStart + method().length());
  }

  private void finish(AsciiString clientIp) {
    headers.method(method()).path(path()).authority(authority()).scheme(HTTP);
    if (contentLength != ContentLength.NONE) {
      headers.add(CONTENT_LENGTH_NAME, AsciiString.of(Long.toString(contentLength)));
    }
    if (teTrailers) {
      headers.add(TE_NAME, TRAILERS);
    }
    headers
        .add(X_FORWARDED_FOR, clientIp)
        .add(X_FORWARDED_PROTO, HTTPS)
        .add(X_FORWARDED_HOST, authority())
        .add(VIA_NAME, VIA);
  }

  /** Returns what a route table looks at; valid until the next {@link #translate}. */
  public RequestHead head() {
    return head;
  }

  /** Returns the translated head; a new object for each request. */
  public Http2Headers headers() {
    return headers;
  }

  /** Returns the announced length of the body, or -1. */
  public long contentLength() {
    return contentLength;
  }

  /** Returns whether the method is HEAD, so that no response has a body. */
  public boolean isHead() {
    return HEAD.contentEquals(method());
  }

  /** Returns the method. */
  public AsciiString method() {
    return Objects.requireNonNull(method, "method");
  }

  /** Returns the path with its query. */
  public AsciiString path() {
    return Objects.requireNonNull(path, "path");
  }

  private AsciiString authority() {
    return Objects.requireNonNull(authority, "authority");
  }
}
