package io.spooky.samples.conformance.audit;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.samples.standalone.support.Bulk;

/**
 * Writes one answer, by the end of its request's path:
 *
 * <ul>
 *   <li>{@code /bytes/N}: N bytes of {@link Bulk}
 *   <li>{@code /digest}: the digest of the request's body
 *   <li>{@code /from}: the request's x-forwarded-for
 *   <li>{@code /who}: the backend's id
 *   <li>everything else: the last segment of the path
 * </ul>
 */
record Answers(
    ChannelHandlerContext context, Http2ConnectionHandler handler, int stream, String backend) {
  private static final int HALF = 500;

  void write(String method, String path, String digest, String client) {
    int slash = path.lastIndexOf('/');
    String last = path.substring(slash + 1);
    boolean bodiless = method.equals("HEAD");
    head(new DefaultHttp2Headers(), bodiless);
    if (bodiless) {
      handler.flush(context);
      return;
    }
    if (path.startsWith("/bytes", slash - "/bytes".length())) {
      bytes(Long.parseLong(last), true);
    } else if (last.equals("digest")) {
      text(digest);
    } else if (last.equals("from")) {
      text(client);
    } else {
      text(last.equals("who") ? backend : last);
    }
    handler.flush(context);
  }

  /** Begins an answer that is not going to end, of a length that is told or not. */
  void begin(boolean lengthTold) {
    Http2Headers headers = new DefaultHttp2Headers();
    if (lengthTold) {
      headers.addInt("content-length", 2 * HALF);
    }
    head(headers, false);
    bytes(HALF, false);
    handler.flush(context);
  }

  private void head(Http2Headers headers, boolean end) {
    headers.status("200").add("x-backend", backend);
    handler.encoder().writeHeaders(context, stream, headers, 0, end, context.newPromise());
  }

  private void bytes(long size, boolean end) {
    Bulk bulk = new Bulk();
    do {
      var piece = bulk.next(size);
      boolean last = end && bulk.count() == size;
      handler.encoder().writeData(context, stream, piece, 0, last, context.newPromise());
    } while (bulk.count() < size);
  }

  private void text(String text) {
    var bytes = ByteBufUtil.writeAscii(context.alloc(), text);
    handler.encoder().writeData(context, stream, bytes, 0, true, context.newPromise());
  }
}
