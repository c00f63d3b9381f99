package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/** Carries the frames that the codec read to their streams. */
final class FrameEvents extends Http2FrameAdapter {
  private static BackendConnection connection(ChannelHandlerContext ctx) {
    return (BackendConnection) ctx.handler();
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream) {
    connection(ctx).answered();
    BackendStream stream = connection(ctx).stream(streamId);
    if (stream == null) {
      return data.readableBytes() + padding;
    }
    try {
      stream.dataRead(data.retain(), endOfStream);
    } catch (RuntimeException e) {
      stream.faulted(e);
    }
    // Padding goes nowhere; the body is given back when the client has taken it.
    return padding;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int padding,
      boolean endOfStream)
      throws Http2Exception {
    if (streamId % 2 == 0) {
      // The codec takes it for a stream that the backend opens; push is off, so there is none.
      throw Http2Exception.connectionError(
          Http2Error.PROTOCOL_ERROR, "HEADERS on stream %d, which no request opened", streamId);
    }
    connection(ctx).answered();
    BackendStream stream = connection(ctx).stream(streamId);
    if (stream != null) {
      try {
        stream.headersRead(headers, endOfStream);
      } catch (RuntimeException e) {
        stream.faulted(e);
      }
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int streamDependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean endOfStream)
      throws Http2Exception {
    onHeadersRead(ctx, streamId, headers, padding, endOfStream);
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
    BackendStream stream = connection(ctx).stream(streamId);
    if (stream != null) {
      stream.resetRead(errorCode);
    }
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
    connection(ctx).settingsRead();
  }
}
