package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Stream;

/** Carries the codec's stream events to the connection. */
final class StreamEvents extends Http2ConnectionAdapter {
  private final BackendConnection connection;

  StreamEvents(BackendConnection connection) {
    this.connection = connection;
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    connection.streamClosed(stream);
  }

  @Override
  public void onStreamRemoved(Http2Stream stream) {
    connection.streamRemoved();
  }

  @Override
  public void onGoAwayReceived(int lastStreamId, long errorCode, ByteBuf debugData) {
    connection.goAwayRead(errorCode);
  }
}
