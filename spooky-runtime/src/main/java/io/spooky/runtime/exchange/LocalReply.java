package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers that the edge gives itself: a status and its name, nothing of the request and nothing of
 * the backends (RFC 9110, section 15). Stateless.
 */
final class LocalReply {
  private static final AsciiString CONTENT_TYPE = AsciiString.cached("content-type");
  private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");
  private static final AsciiString RETRY_AFTER = AsciiString.cached("retry-after");
  private static final AsciiString PROXY_STATUS = AsciiString.cached("proxy-status");
  private static final AsciiString ALLOW = AsciiString.cached("allow");

  /** For any resource here, as far as the edge knows (RFC 9110, section 15.5.6). */
  private static final AsciiString ALL_METHODS =
      AsciiString.cached("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");

  /** RFC 5842, section 7.2; Netty has no name for it. */
  private static final HttpResponseStatus LOOP = new HttpResponseStatus(508, "Loop Detected");

  private static final AsciiString TEXT = AsciiString.cached("text/plain; charset=utf-8");
  private static final AsciiString ONE_SECOND = AsciiString.cached("1");

  private LocalReply() {}

  /**
   * Sends an answer.
   *
   * @param proxyStatus the value of {@code proxy-status}; null leaves it out
   */
  static void send(
      ClientStream client, int status, boolean withBody, @Nullable String proxyStatus) {
    HttpResponseStatus named = status == 508 ? LOOP : HttpResponseStatus.valueOf(status);
    byte[] text = (named + "\n").getBytes(StandardCharsets.US_ASCII);
    Http3Headers head = new DefaultHttp3Headers(false);
    head.status(named.codeAsText());
    if (status == 204) {
      client.writeHead(head);
      client.writeEnd();
      return;
    }
    head.add(CONTENT_TYPE, TEXT);
    head.add(CONTENT_LENGTH, Integer.toString(text.length));
    if (status == 405) {
      head.add(ALLOW, ALL_METHODS);
    }
    if (status == 503) {
      head.add(RETRY_AFTER, ONE_SECOND);
    }
    if (proxyStatus != null) {
      head.add(PROXY_STATUS, proxyStatus);
    }
    client.writeHead(head);
    if (withBody) {
      ByteBuf body = Unpooled.wrappedBuffer(text);
      client.writeData(body);
    }
    client.writeEnd();
  }
}
