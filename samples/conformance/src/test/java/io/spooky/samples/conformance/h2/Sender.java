package io.spooky.samples.conformance.h2;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Sends bodies as far as the peer's windows let them (RFC 9113, section 5.2). */
final class Sender {
  private static final int DEFAULT_WINDOW = 65_535;

  private final RawConnection connection;
  private final Map<Integer, Outgoing> streams = new HashMap<>();
  private long window = DEFAULT_WINDOW;
  private long initialWindow = DEFAULT_WINDOW;

  /** A stream's window, and the frames that wait for it. */
  private static final class Outgoing {
    private final ArrayDeque<Piece> waiting = new ArrayDeque<>();
    private long window;

    Outgoing(long window) {
      this.window = window;
    }
  }

  /** DATA whose payload is subject to flow control, or a header section, which is not. */
  private record Piece(byte[] data, boolean end, boolean section) {}

  Sender(RawConnection connection) {
    this.connection = connection;
  }

  synchronized void data(int stream, byte[] data, boolean end) {
    of(stream).waiting.add(new Piece(data, end, false));
    pump(stream);
  }

  /** Sends the octets of trailers when the body before them has gone. */
  synchronized void section(int stream, byte[] frames) {
    of(stream).waiting.add(new Piece(frames, true, true));
    pump(stream);
  }

  synchronized void opened(int stream, long increment) {
    if (stream == 0) {
      window += increment;
      Map.copyOf(streams).keySet().forEach(this::pump);
    } else {
      of(stream).window += increment;
      pump(stream);
    }
  }

  synchronized void initialWindow(long size) {
    streams.values().forEach(outgoing -> outgoing.window += size - initialWindow);
    initialWindow = size;
    Map.copyOf(streams).keySet().forEach(this::pump);
  }

  synchronized void forget(int stream) {
    streams.remove(stream);
  }

  private Outgoing of(int stream) {
    return streams.computeIfAbsent(stream, unused -> new Outgoing(initialWindow));
  }

  private void pump(int stream) {
    Outgoing outgoing = of(stream);
    boolean moved = true;
    while (moved && !outgoing.waiting.isEmpty()) {
      moved = send(stream, outgoing);
    }
  }

  private boolean send(int stream, Outgoing outgoing) {
    Piece piece = outgoing.waiting.element();
    byte[] data = piece.data();
    long open = Math.min(Math.min(window, outgoing.window), Frames.MAX_PAYLOAD);
    int size = (int) Math.min(Math.max(open, 0), data.length);
    if (!piece.section() && data.length > 0 && size == 0) {
      return false;
    }
    outgoing.waiting.remove();
    boolean whole = piece.section() || size == data.length;
    if (whole && piece.end()) {
      connection.answered(stream);
    }
    if (piece.section()) {
      connection.send(data);
    } else {
      connection.send(Frames.data(stream, whole && piece.end(), Arrays.copyOf(data, size)));
      window -= size;
      outgoing.window -= size;
      if (!whole) {
        byte[] rest = Arrays.copyOfRange(data, size, data.length);
        outgoing.waiting.addFirst(new Piece(rest, piece.end(), false));
      }
    }
    return true;
  }
}
