package io.spooky.runtime.edge;

import java.util.BitSet;

/**
 * How the request streams of one connection ended, and when there are too many bad ends. Confined
 * to the worker's event loop.
 *
 * <p>A stream that a client opens and takes back at once costs the client two small frames, and us
 * a request to a backend; the limit on concurrent streams does not help, since the stream is gone
 * (CVE-2023-44487). It is the same where the client makes us reset it (CVE-2025-8671). And what
 * QUIC or Netty keep of a stream that the client never ended is kept until the connection ends.
 */
final class StreamLedger {
  /** Of so many streams that ended last, more than half cut short are an attack. */
  static final int WINDOW = 500;

  /** After so many streams that the client never ended, its connection is replaced. */
  static final int ROTATE_AFTER = 1_000;

  /** After so many it is closed: the client did not heed the GOAWAY. */
  static final int CLOSE_AFTER = 2 * ROTATE_AFTER;

  /** What the connection should do now. */
  enum Advice {
    /** Nothing. */
    GO_ON,
    /** Send GOAWAY. */
    ROTATE,
    /** Close with H3_EXCESSIVE_LOAD. */
    CLOSE
  }

  private final BitSet recent = new BitSet(WINDOW);
  private int position;
  private boolean full;
  private int shortInWindow;
  private int unended;

  /**
   * Notes the end of a request stream.
   *
   * @param cutShort whether the client took the request back, or had it taken back, soon after it
   *     had opened the stream
   * @param clientEnded whether all that the client sent was read, to its end
   */
  Advice ended(boolean cutShort, boolean clientEnded) {
    shortInWindow += (cutShort ? 1 : 0) - (recent.get(position) ? 1 : 0);
    recent.set(position, cutShort);
    position = (position + 1) % WINDOW;
    full |= position == 0;
    if (full && shortInWindow > WINDOW / 2) {
      return Advice.CLOSE;
    }
    return clientEnded ? Advice.GO_ON : keptOne();
  }

  /** Notes a stream that was refused after GOAWAY. */
  Advice rejected() {
    return keptOne();
  }

  private Advice keptOne() {
    unended++;
    if (unended > CLOSE_AFTER) {
      return Advice.CLOSE;
    }
    return unended > ROTATE_AFTER ? Advice.ROTATE : Advice.GO_ON;
  }
}
