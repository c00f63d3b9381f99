package io.spooky.samples.conformance.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** gRPC's messages in a body: a byte for compression, a length in four, the message. One thread. */
final class MessageFraming {
  private static final int PREFIX = 5;

  private byte[] bytes = new byte[1024];
  private int size;

  /** Returns a message as it goes into a body. */
  static byte[] frame(InputStream message) {
    try (message) {
      byte[] content = message.readAllBytes();
      return ByteBuffer.allocate(PREFIX + content.length)
          .put((byte) 0)
          .putInt(content.length)
          .put(content)
          .array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes in a part of a body. */
  void add(byte[] data) {
    if (size + data.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + data.length));
    }
    System.arraycopy(data, 0, bytes, size, data.length);
    size += data.length;
  }

  /** Returns the next whole message; null if there is none yet. */
  byte @Nullable [] next() {
    if (size < PREFIX) {
      return null;
    }
    if (bytes[0] != 0) {
      throw new IllegalStateException("compressed message, though none was asked for");
    }
    int end = PREFIX + ByteBuffer.wrap(bytes, 1, 4).getInt();
    if (size < end) {
      return null;
    }
    byte[] message = Arrays.copyOfRange(bytes, PREFIX, end);
    System.arraycopy(bytes, end, bytes, 0, size - end);
    size -= end;
    return message;
  }

  /** Returns whether a message has begun that is not whole. */
  boolean isInMessage() {
    return size > 0;
  }
}
