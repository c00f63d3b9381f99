package io.spooky.samples.conformance.raw;

import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.QuicStream;

/** A stream that this client opened, of either kind. Safe for all threads. */
public final class RawStream {
  private final RawClient client;
  private final QuicStream stream;
  private final Incoming incoming;
  private volatile long written;
  private volatile long writing;
  private volatile boolean finishing;

  // Guarded by the client's lock.
  private long sent;
  private boolean finSent;
  private boolean resetSent;

  RawStream(RawClient client, QuicStream stream, Incoming incoming) {
    this.client = client;
    this.stream = stream;
    this.incoming = incoming;
  }

  /** Returns the stream's id. */
  public long id() {
    return stream.getStreamId();
  }

  /**
   * Writes bytes; they leave soon, possibly with those of the next write. Once the peer has sent
   * STOP_SENDING they go nowhere.
   */
  public RawStream write(byte[]... parts) throws IOException {
    byte[] all = Bytes.join(parts);
    if (all.length == 0) {
      // An empty piece would stay in kwik's buffer, and the end behind it.
      return this;
    }
    try {
      writing = all.length;
      stream.getOutputStream().write(all);
      written += all.length;
    } catch (IOException e) {
      if (stopCode() == null && client.end() == null) {
        throw e;
      }
    } finally {
      writing = 0;
    }
    return this;
  }

  /** Writes bytes and returns when they have left, so that what follows is in another packet. */
  public RawStream flush(byte[]... parts) throws IOException {
    return write(parts).awaitSent();
  }

  /** Writes each byte in a packet of its own. */
  public RawStream drip(byte[]... parts) throws IOException {
    for (byte octet : Bytes.join(parts)) {
      flush(new byte[] {octet});
    }
    return this;
  }

  /** Awaits that all bytes written so far have left. */
  public RawStream awaitSent() {
    client.await("bytes to leave on " + id(), () -> sent >= written || isStopped());
    return this;
  }

  /** Ends the stream; bytes that have not left yet may share a frame with the end. */
  public RawStream finish() throws IOException {
    finishing = true;
    stream.getOutputStream().close();
    return this;
  }

  /** Writes bytes and ends the stream, as a rule in one frame. */
  public RawStream finish(byte[]... parts) throws IOException {
    return write(parts).finish();
  }

  /** Ends the stream with an empty frame, after all bytes have left. */
  public RawStream finishAlone() throws IOException {
    awaitSent().finish();
    client.await("the end of what " + id() + " sends", () -> finSent || isStopped());
    return this;
  }

  /** Sends RESET_STREAM after all bytes have left, and returns when it has left too. */
  public RawStream reset(long code) {
    awaitSent();
    stream.resetStream(code);
    client.await("the reset of " + id() + " to leave", () -> resetSent || isStopped());
    return this;
  }

  /** Sends STOP_SENDING. */
  public RawStream stopSending(long code) {
    stream.abortReading(code);
    return this;
  }

  /** Awaits the end of what comes on the stream, clean or not, and returns all of it. */
  public RawResponse response() {
    client.await("the end of stream " + id(), () -> incoming.end() != null);
    return current();
  }

  /** Awaits a state of the response, which need not have ended. */
  public RawResponse await(String what, Predicate<RawResponse> state) {
    client.await(what, () -> incoming.end() != null || state.test(current()));
    return current();
  }

  /** Awaits the response's head. */
  public RawResponse awaitHead() {
    return await("a head on stream " + id(), response -> response.status() > 0);
  }

  /** Awaits STOP_SENDING and returns its code. */
  public long awaitStopSending() {
    client.await(
        "STOP_SENDING on stream " + id(), () -> stopCode() != null || client.end() != null);
    Long code = stopCode();
    if (code == null) {
      throw new AssertionError("the connection ended first: " + client.end());
    }
    return code;
  }

  /** Returns the code of STOP_SENDING; null if none came. */
  public @Nullable Long stopCode() {
    return client.locked(incoming::stopCode);
  }

  /** Returns what came so far. */
  public RawResponse current() {
    return client.locked(() -> RawResponse.parse(incoming.bytes(), incoming.end()));
  }

  /** Returns how much of what was written has left. */
  @Override
  public String toString() {
    return "stream " + id() + ": " + sent + " of " + written + (finSent ? " and the end" : "");
  }

  /** Returns whether something has not left that was written. */
  boolean isLate() {
    return (sent < written + writing || finishing && !finSent) && !isStopped();
  }

  QuicStream quic() {
    return stream;
  }

  private boolean isStopped() {
    return incoming.stopCode() != null || client.end() != null;
  }

  void sent(long upTo, boolean fin) {
    sent = Math.max(sent, upTo);
    finSent |= fin;
  }

  void resetLeft() {
    resetSent = true;
  }
}
