package io.spooky.samples.conformance.raw;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.frame.StreamFrame;

/** What came on a stream, put in order. Guarded by the lock of the connection. */
final class Incoming {
  private final ByteArrayOutputStream inOrder = new ByteArrayOutputStream();
  private final TreeMap<Long, byte[]> later = new TreeMap<>();
  private long size = Long.MAX_VALUE;
  private @Nullable End end;
  private @Nullable Long stopCode;

  void add(StreamFrame frame) {
    if (frame.isFinal()) {
      size = frame.getUpToOffset();
    }
    later.merge(frame.getOffset(), frame.getStreamData(), (a, b) -> a.length < b.length ? b : a);
    Map.Entry<Long, byte[]> next = later.firstEntry();
    while (next != null && next.getKey() <= inOrder.size()) {
      later.remove(next.getKey());
      int known = (int) (inOrder.size() - next.getKey());
      if (known < next.getValue().length) {
        inOrder.write(next.getValue(), known, next.getValue().length - known);
      }
      next = later.firstEntry();
    }
    if (inOrder.size() == size) {
      end(new End(End.Kind.FIN, 0));
    }
  }

  /** Sets the end unless there was one. */
  void end(End happened) {
    if (end == null) {
      end = happened;
    }
  }

  void stop(long code) {
    stopCode = code;
  }

  @Nullable End end() {
    return end;
  }

  @Nullable Long stopCode() {
    return stopCode;
  }

  byte[] bytes() {
    return inOrder.toByteArray();
  }

  int size() {
    return inOrder.size();
  }
}
