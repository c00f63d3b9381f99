package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import io.spooky.runtime.contract.RequestHead;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pseudo-header fields of a request, {@code host} among them (RFC 9114, section 4.3.1), and
 * what a route table looks at. Reused; confined to the worker's event loop.
 */
final class PseudoFields {
  private static final AsciiString HTTPS = AsciiString.cached("https");
  private static final AsciiString HEAD = AsciiString.cached("HEAD");
  private static final AsciiString CONNECT = AsciiString.cached("CONNECT");
  private static final AsciiString TRACE = AsciiString.cached("TRACE");
  private static final AsciiString OPTIONS = AsciiString.cached("OPTIONS");
  private static final AsciiString ASTERISK = AsciiString.cached("*");
  private static final int MAX_METHOD = 64;
  private static final Map<AsciiString, Integer> NUMBERS = new HashMap<>();
  private static final int METHOD = 0;
  private static final int SCHEME = 1;
  private static final int PATH = 2;
  private static final int AUTHORITY = 3;
  private static final int HOST = 4;

  static {
    NUMBERS.put(AsciiString.cached(":method"), METHOD);
    NUMBERS.put(AsciiString.cached(":scheme"), SCHEME);
    NUMBERS.put(AsciiString.cached(":path"), PATH);
    NUMBERS.put(AsciiString.cached(":authority"), AUTHORITY);
  }

  private final @Nullable AsciiString[] values = new AsciiString[HOST + 1];
  private final byte[] host = new byte[512];
  private final RequestHead head = new RequestHead();
  private final Authority authorities;

  PseudoFields(Authority authorities) {
    this.authorities = authorities;
  }

  void clear() {
    java.util.Arrays.fill(values, null);
  }

  /** Takes a field whose name begins with a colon. */
  @Nullable Rejection add(AsciiString name, AsciiString value) {
    Integer number = NUMBERS.get(name);
    return number == null
        ? Rejection.malformed("pseudo-header field that no request has")
        : put(number, value, "repeated pseudo-header field");
  }

  /** Takes {@code host}. */
  @Nullable Rejection addHost(AsciiString value) {
    return put(HOST, value, "repeated host");
  }

  private @Nullable Rejection put(int number, AsciiString value, String ifRepeated) {
    if (values[number] != null) {
      return Rejection.malformed(ifRepeated);
    }
    values[number] = value;
    return null;
  }

  /** Checks all of them together; they may be asked for afterwards. */
  @Nullable Rejection check(PathPolicy paths) {
    AsciiString method = values[METHOD];
    if (method == null || !FieldRules.isToken(method)) {
      return Rejection.malformed("missing or malformed :method");
    }
    if (method.contentEquals(CONNECT)) {
      return new Rejection(501, "CONNECT");
    }
    if (method.length() > MAX_METHOD) {
      return new Rejection(501, "method longer than any that is known");
    }
    AsciiString scheme = values[SCHEME];
    if (scheme == null || !scheme.contentEqualsIgnoreCase(HTTPS)) {
      return Rejection.malformed("missing :scheme, or other than https");
    }
    Rejection rejection = checkPath(paths);
    rejection = rejection == null ? checkAuthority() : rejection;
    // RFC 9110, section 9.3.8: it would show the client what other proxies have added.
    return rejection == null && method.contentEquals(TRACE)
        ? new Rejection(405, "TRACE")
        : rejection;
  }

  private @Nullable Rejection checkPath(PathPolicy paths) {
    AsciiString path = values[PATH];
    if (path == null
        || !FieldRules.isPath(path) && !(path.contentEquals(ASTERISK) && isOptions())) {
      return Rejection.malformed("missing or malformed :path");
    }
    values[PATH] = paths.normalise(path);
    return values[PATH] == null ? paths.rejection() : null;
  }

  private @Nullable Rejection checkAuthority() {
    AsciiString authority = values[AUTHORITY];
    AsciiString hostField = values[HOST];
    if (authority == null) {
      authority = hostField;
    } else if (hostField != null && !hostField.contentEqualsIgnoreCase(authority)) {
      return Rejection.malformed("host differs from :authority");
    }
    if (authority == null) {
      return Rejection.malformed("no :authority and no host");
    }
    int hostEnd = authorities.hostEnd(authority);
    if (hostEnd < 0) {
      return Rejection.malformed("malformed :authority");
    }
    values[AUTHORITY] = authority;
    fillHead(authorities.writeHost(authority, hostEnd, host));
    return null;
  }

  private void fillHead(int hostLength) {
    head.host(host, 0, hostLength);
    AsciiString path = path();
    int start = path.arrayOffset();
    int query = path.indexOf('?', 0);
    int end = start + path.length();
    head.path(path.array(), start, query < 0 ? end : start + query);
    head.query(path.array(), query < 0 ? end : start + query + 1, end);
    AsciiString method = method();
    int methodStart = method.arrayOffset();
    head.method(method.array(), methodStart, methodStart + method.length());
  }

  /** Returns what a route table looks at, after a check without rejection. */
  RequestHead head() {
    return head;
  }

  /** Returns whether the method is HEAD; false where there is none. */
  boolean isHead() {
    return HEAD.contentEquals(Objects.requireNonNullElse(values[METHOD], AsciiString.EMPTY_STRING));
  }

  /** Returns whether the method is OPTIONS; false where there is none. */
  boolean isOptions() {
    AsciiString method = values[METHOD];
    return method != null && method.contentEquals(OPTIONS);
  }

  AsciiString method() {
    return get(METHOD);
  }

  AsciiString path() {
    return get(PATH);
  }

  AsciiString authority() {
    return get(AUTHORITY);
  }

  private AsciiString get(int number) {
    return Objects.requireNonNull(values[number], "not checked");
  }
}
