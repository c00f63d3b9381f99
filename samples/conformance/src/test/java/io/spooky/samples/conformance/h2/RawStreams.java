package io.spooky.samples.conformance.h2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the frames of one connection to their requests. */
final class RawStreams {
  private static final int INITIAL_WINDOW_SIZE = 4;

  private final RawConnection connection;
  private final RawBackend backend;
  private final Sender sender;
  private final HpackDecoder decoder = new HpackDecoder();
  private final Map<Integer, Request> requests = new HashMap<>();
  private final Set<Integer> resetHere = new HashSet<>();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private int blockStream;
  private int blockFlags;
  private int peak;
  private int last;

  RawStreams(RawConnection connection, RawBackend backend) {
    this.connection = connection;
    this.backend = backend;
    this.sender = new Sender(connection);
  }

  void read(int type, int flags, int stream, byte[] payload) throws IOException {
    if (blockStream != 0 && (type != Frame.CONTINUATION || stream != blockStream)) {
      throw new IOException("frame of type " + type + " inside a block");
    }
    switch (type) {
      case Frame.HEADERS -> {
        blockStream = stream;
        blockFlags = flags;
        addBlock(unpadded(flags, payload, (flags & Frame.PRIORITISED) != 0 ? 5 : 0), flags);
      }
      case Frame.CONTINUATION -> addBlock(payload, flags);
      default -> other(frame(type, flags, stream, payload));
    }
  }

  private Frame frame(int type, int flags, int stream, byte[] payload) throws IOException {
    byte[] content = type == Frame.DATA ? unpadded(flags, payload, 0) : payload;
    return new Frame(connection, type, flags, stream, content, null);
  }

  private static byte[] unpadded(int flags, byte[] payload, int skipped) throws IOException {
    boolean padded = (flags & Frame.PADDED) != 0;
    int from = skipped + (padded ? 1 : 0);
    int to = payload.length - (padded ? payload[0] & 0xff : 0);
    if (from > to) {
      throw new IOException("more padding than frame");
    }
    return Arrays.copyOfRange(payload, from, to);
  }

  private void addBlock(byte[] piece, int flags) throws IOException {
    block.writeBytes(piece);
    if ((flags & Frame.END_HEADERS) == 0) {
      return;
    }
    byte[] whole = block.toByteArray();
    List<Field> fields = decoder.decode(whole);
    Frame frame =
        new Frame(connection, Frame.HEADERS, blockFlags, blockStream, whole, List.copyOf(fields));
    block.reset();
    blockStream = 0;
    headers(frame, fields);
  }

  private void headers(Frame frame, List<Field> fields) throws IOException {
    Request request = request(frame.stream());
    boolean first = request == null;
    if (first) {
      if (wasReset(frame.stream())) {
        return;
      }
      if (frame.stream() <= last || frame.stream() % 2 == 0) {
        throw new IOException("HEADERS on stream " + frame.stream() + " after " + last);
      }
      request = new Request(connection, frame.stream(), fields);
      begin(request);
    } else {
      request.trailers(fields);
    }
    noteEnd(frame, request);
    backend.journal().add(frame);
    if (first) {
      backend.journal().add(request);
      backend.script().head(request);
    }
    if (frame.has(Frame.END_STREAM)) {
      backend.script().end(request);
    }
  }

  private void noteEnd(Frame frame, Request request) {
    if (frame.has(Frame.END_STREAM)) {
      request.ended();
      forgetIfOver(request);
    }
  }

  private void other(Frame frame) throws IOException {
    Request request = request(frame.stream());
    if (request != null && frame.is(Frame.DATA)) {
      request.received(frame.payload());
      noteEnd(frame, request);
    }
    if (request != null && frame.is(Frame.RST_STREAM)) {
      request.reset(frame.errorCode());
      forgetIfOver(request);
    }
    if (frame.is(Frame.WINDOW_UPDATE) && (frame.stream() == 0 || request != null)) {
      sender.opened(frame.stream(), Octets.uint32(frame.payload(), 0));
    }
    if (frame.is(Frame.SETTINGS)) {
      settings(frame.payload());
    }
    backend.journal().add(frame);
    tell(frame, request);
  }

  private void settings(byte[] payload) {
    for (int i = 0; i + 6 <= payload.length; i += 6) {
      if (payload[i] == 0 && payload[i + 1] == INITIAL_WINDOW_SIZE) {
        sender.initialWindow(Octets.uint32(payload, i + 2));
      }
    }
  }

  Sender sender() {
    return sender;
  }

  private void tell(Frame frame, @Nullable Request request) {
    Script script = backend.script();
    switch (frame.type()) {
      case Frame.SETTINGS -> script.settings(connection, frame);
      case Frame.PING -> script.ping(connection, frame);
      case Frame.DATA -> {
        if (request != null) {
          script.data(request, frame);
          if (frame.has(Frame.END_STREAM)) {
            script.end(request);
          }
        }
      }
      case Frame.RST_STREAM -> {
        if (request != null) {
          script.reset(request, frame.errorCode());
        }
      }
      default -> {
        // Noted; no script asks for more.
      }
    }
  }

  /** This side reset a request: what is still on its way for it counts no more. */
  void resetHere(Request request) {
    synchronized (this) {
      resetHere.add(request.stream());
      requests.remove(request.stream());
    }
    sender.forget(request.stream());
  }

  private synchronized boolean wasReset(int stream) {
    return resetHere.contains(stream);
  }

  /** The answer to a request has ended. */
  void answered(int stream) {
    Request request = request(stream);
    if (request != null) {
      request.answerEnded();
      forgetIfOver(request);
    }
  }

  private synchronized void begin(Request request) {
    last = request.stream();
    requests.put(last, request);
    peak = Math.max(peak, requests.size());
  }

  private void forgetIfOver(Request request) {
    if (!request.isOpen()) {
      synchronized (this) {
        requests.remove(request.stream());
      }
      sender.forget(request.stream());
    }
  }

  private synchronized @Nullable Request request(int stream) {
    return requests.get(stream);
  }

  synchronized int open() {
    return requests.size();
  }

  synchronized int peak() {
    return peak;
  }

  synchronized int last() {
    return last;
  }
}
