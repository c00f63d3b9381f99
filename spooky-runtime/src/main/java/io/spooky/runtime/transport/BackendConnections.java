package io.spooky.runtime.transport;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.spooky.runtime.bridge.SensitiveFields;

/** Makes connection handlers with Spooky's settings. */
final class BackendConnections {
  /**
   * What a backend may send on one stream before the client takes it: it bounds the memory of a
   * request whose client reads slowly.
   */
  static final int STREAM_WINDOW = 65_535;

  /**
   * For all streams of one connection: so much that slow clients do not starve the others. What
   * they hold is bounded by the stream windows and the requests in flight.
   */
  static final int CONNECTION_WINDOW = 64 << 20;

  /** Largest header section that a backend may send, in bytes. */
  static final int HEADER_BYTES = 64 << 10;

  /** After this stream id a connection is replaced (RFC 9113, section 5.1.1). */
  static final int LAST_STREAM_ID = Integer.MAX_VALUE - 1024;

  private static final int MAX_EMPTY_DATA_FRAMES = 64;

  private BackendConnections() {}

  static BackendConnection newConnection(TurnBatch batch) {
    return new Builder(batch).build();
  }

  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<BackendConnection, Builder> {
    private final TurnBatch batch;

    Builder(TurnBatch batch) {
      this.batch = batch;
      connection(new CodecConnection());
      validateHeaders(true);
      initialSettings(
          Http2Settings.defaultSettings()
              .pushEnabled(false)
              .initialWindowSize(STREAM_WINDOW)
              .maxHeaderListSize(HEADER_BYTES));
      decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_DATA_FRAMES);
      gracefulShutdownTimeoutMillis(0);
      headerSensitivityDetector(new SensitiveFields());
      frameListener(new FrameEvents());
    }

    /** A builder that is given its connection takes itself for a server's, with those limits. */
    @Override
    protected boolean isServer() {
      return false;
    }

    @Override
    protected BackendConnection build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      return new BackendConnection(decoder, encoder, settings, batch);
    }

    @Override
    public BackendConnection build() {
      return super.build();
    }
  }
}
