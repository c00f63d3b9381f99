package io.spooky.samples.conformance.audit;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.samples.standalone.support.Bulk;

/**
 * Writes one answer, by the path of its request:
 *
 * <ul>
 *   <li>{@code /bytes/N}: N bytes of {@link Bulk}
 *   <li>{@code /half/N}: the head and half of N bytes, and never more; {@code /counted/N}: the same
 *       with a content-length
 *   <li>{@code /hang}: nothing
 *   <li>{@code /digest}: the digest of the request's body
 *   <li>{@code /who}: the backend's id
 *   <li>everything else: the last segment of the path
 * </ul>
 */
record Answers(
    ChannelHandlerContext context, Http2ConnectionEncoder encoder, int stream, String backend) {
  void write(String path, String digest) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/bytes/")) {
      long size = Long.parseLong(last);
      head(new DefaultHttp2Headers());
      bytes(size, true);
    } else if (path.startsWith("/half/")) {
      half(Long.parseLong(last), new DefaultHttp2Headers());
    } else if (path.startsWith("/counted/")) {
      half(Long.parseLong(last), new DefaultHttp2Headers().add("content-length", last));
    } else if (path.equals("/digest")) {
      text(digest);
    } else if (path.equals("/who")) {
      text(backend);
    } else if (!path.equals("/hang")) {
      text(last);
    }
    context.flush();
  }

  /** Begins an answer that is not going to end. */
  void begin() {
    half(1000, new DefaultHttp2Headers());
    context.flush();
  }

  private void half(long size, Http2Headers headers) {
    head(headers);
    bytes(size / 2, false);
  }

  private void head(Http2Headers headers) {
    headers.status("200").add("x-backend", backend);
    encoder.writeHeaders(context, stream, headers, 0, false, context.newPromise());
  }

  private void bytes(long size, boolean end) {
    Bulk bulk = new Bulk();
    do {
      var piece = bulk.next(size);
      boolean last = end && bulk.count() == size;
      encoder.writeData(context, stream, piece, 0, last, context.newPromise());
    } while (bulk.count() < size);
  }

  private void text(String text) {
    head(new DefaultHttp2Headers());
    var bytes = ByteBufUtil.writeAscii(context.alloc(), text);
    encoder.writeData(context, stream, bytes, 0, true, context.newPromise());
  }
}
