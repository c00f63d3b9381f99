package io.spooky.samples.conformance.h2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that a backend got, and the means to answer it. Safe for all threads; a body is kept up
 * to 1 MiB.
 */
public final class Request {
  private static final int KEPT = 1 << 20;

  private final RawConnection connection;
  private final int stream;
  private final List<Field> fields;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long received;
  private List<Field> trailers = List.of();
  private boolean ended;
  private boolean answered;
  private long resetCode = -1;

  Request(RawConnection connection, int stream, List<Field> fields) {
    this.connection = connection;
    this.stream = stream;
    this.fields = List.copyOf(fields);
  }

  synchronized void received(byte[] data) {
    received += data.length;
    if (body.size() < KEPT) {
      body.writeBytes(data);
    }
  }

  synchronized void trailers(List<Field> section) {
    trailers = List.copyOf(section);
  }

  synchronized void ended() {
    ended = true;
  }

  synchronized void reset(long code) {
    resetCode = code;
  }

  /** Returns where it came. */
  public RawConnection connection() {
    return connection;
  }

  /** Returns its stream's id. */
  public int stream() {
    return stream;
  }

  /** Returns all fields of its head, in order. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns the first value of a field; null if there is none. */
  public @Nullable String field(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .findFirst()
        .orElse(null);
  }

  /** Returns its method. */
  public String method() {
    return String.valueOf(field(":method"));
  }

  /** Returns its path. */
  public String path() {
    return String.valueOf(field(":path"));
  }

  /** Returns the field {@code x-id}, or else the path. */
  public String id() {
    String id = field("x-id");
    return id == null ? path() : id;
  }

  /** Returns the body so far. */
  public synchronized byte[] body() {
    return body.toByteArray();
  }

  /** Returns the number of the body's octets so far. */
  public synchronized long received() {
    return received;
  }

  /** Returns the trailers; empty if none came yet. */
  public synchronized List<Field> trailers() {
    return trailers;
  }

  /** Returns whether it ended cleanly (END_STREAM). */
  public synchronized boolean isEnded() {
    return ended;
  }

  /** Returns the code it was reset with; -1 if it was not. */
  public synchronized long resetCode() {
    return resetCode;
  }

  /** Returns whether its stream is open in either direction. */
  synchronized boolean isOpen() {
    return resetCode < 0 && !(ended && answered);
  }

  /** Notes that the answer has ended, by END_STREAM or RST_STREAM. */
  synchronized void answerEnded() {
    answered = true;
  }

  /** Answers 200 with its id. */
  public void answer() {
    head(false, ":status", "200", "x-id", id());
    data(true, id());
  }

  /** Sends a header section of names and values. */
  public void head(boolean end, String... namesAndValues) {
    head(end, Field.list(namesAndValues));
  }

  /** Sends a header section. */
  public void head(boolean end, List<Field> section) {
    if (end) {
      connection.answered(stream);
    }
    send(Frames.headers(stream, end, section));
  }

  /** Sends a part of the body, a text, as the peer's windows let it. */
  public void data(boolean end, String text) {
    data(end, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends a part of the body, as the peer's windows let it. */
  public void data(boolean end, byte[] data) {
    connection.sender().data(stream, data, end);
  }

  /** Sends trailers, after what waits of the body. */
  public void sendTrailers(List<Field> section) {
    connection.sender().section(stream, Frames.headers(stream, true, section));
  }

  /** Sends RST_STREAM. */
  public void resetWith(long code) {
    connection.resetHere(this);
    send(Frames.reset(stream, code));
  }

  /** Sends any bytes on its connection. */
  public void send(byte[]... bytes) {
    connection.send(bytes);
  }

  @Override
  public String toString() {
    return connection + " stream " + stream + " " + fields;
  }
}
