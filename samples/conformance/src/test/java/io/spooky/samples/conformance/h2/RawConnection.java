package io.spooky.samples.conformance.h2;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection to a backend: reads frames on a thread of its own, and writes from any. What was
 * written leaves at once, or, on the reading thread, before it waits for more.
 */
public final class RawConnection {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 64 << 10;
  private static final int HEADER = 9;

  private final RawBackend backend;
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final RawStreams streams;
  private final Thread reader;
  private final int number;
  private boolean paused;
  private volatile boolean closed;

  RawConnection(RawBackend backend, Socket socket) throws IOException {
    this.backend = backend;
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    this.streams = new RawStreams(this, backend);
    this.number = backend.journal().add(this);
    this.reader = new Thread(this::run, "backend connection " + number);
    reader.setDaemon(true);
  }

  void start() {
    reader.start();
  }

  private void run() {
    try (socket) {
      backend.script().opened(this);
      flushUnless(PREFACE.length);
      if (backend.expectsPreface() && !Arrays.equals(in.readNBytes(PREFACE.length), PREFACE)) {
        throw new IOException("no preface");
      }
      while (!closed) {
        readFrame();
      }
    } catch (SocketException | java.io.EOFException | javax.net.ssl.SSLException e) {
      // The peer is gone, or this side closed it.
    } catch (IOException | RuntimeException e) {
      backend.journal().fault(this + ": " + e);
    } finally {
      closed = true;
      backend.journal().changed();
    }
  }

  private void readFrame() throws IOException {
    awaitResumed();
    flushUnless(HEADER);
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    byte[] payload = new byte[length];
    flushUnless(length);
    in.readFully(payload);
    streams.read(type, flags, stream, payload);
  }

  /** Sends what waits if reading so much would wait too. */
  private void flushUnless(int available) throws IOException {
    if (in.available() < available) {
      synchronized (out) {
        out.flush();
      }
    }
  }

  /** Sends any bytes; nothing happens if the connection is closed. */
  public void send(byte[]... bytes) {
    try {
      synchronized (out) {
        for (byte[] part : bytes) {
          out.write(part);
        }
        if (Thread.currentThread() != reader) {
          out.flush();
        }
      }
    } catch (IOException e) {
      closed = true;
    }
  }

  Sender sender() {
    return streams.sender();
  }

  void answered(int stream) {
    streams.answered(stream);
  }

  void resetHere(Request request) {
    streams.resetHere(request);
  }

  /** Reads nothing more until {@link #resume}. */
  public synchronized void pause() {
    paused = true;
  }

  /** Reads again. */
  public synchronized void resume() {
    paused = false;
    notifyAll();
  }

  private synchronized void awaitResumed() throws IOException {
    while (paused) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  /** Ends the connection cleanly (FIN), after what was sent. */
  public void close() {
    try {
      synchronized (out) {
        out.flush();
      }
    } catch (IOException e) {
      // It is closed already.
    }
    shut();
  }

  /** Kills the connection (RST). */
  public void kill() {
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException e) {
      // It is closed already.
    }
    shut();
  }

  private void shut() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
    resume();
    backend.journal().changed();
  }

  /** Returns whether neither side has closed it, as far as was read. */
  public boolean isOpen() {
    return !closed;
  }

  /** Awaits that either side closes it. */
  public void awaitClosed() {
    backend.journal().awaitThat("the end of " + this, () -> closed);
  }

  /** Returns its socket. */
  public Socket socket() {
    return socket;
  }

  /** Returns how many requests are open on it. */
  public int openStreams() {
    return streams.open();
  }

  /** Returns the most requests that ever were open on it at once. */
  public int peakStreams() {
    return streams.peak();
  }

  /** Returns the highest stream id so far; 0 if there was none. */
  public int lastStream() {
    return streams.last();
  }

  @Override
  public String toString() {
    return "#" + number;
  }
}
