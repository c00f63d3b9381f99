package io.spooky.samples.conformance.raw;

import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tech.kwik.core.QuicStream;

/**
 * Mends a race of kwik 0.10.8: a stream with more to send than one packet takes asks for the next
 * one by a counter that may be one too low at that moment, and then never asks again. The request
 * is made once more, which does no harm if it was not lost.
 */
final class Nudge {
  private static final long MILLIS = 50;

  private static final Method REQUEST = request();
  private static final Set<RawClient> CLIENTS = ConcurrentHashMap.newKeySet();

  static {
    timer();
  }

  private Nudge() {}

  private static Method request() {
    try {
      Class<?> type = Class.forName("tech.kwik.core.stream.StreamOutputStreamImpl");
      Method method = type.getDeclaredMethod("scheduleSendStreamFrameRequest", boolean.class);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Looks after the streams of a client until its connection ends. */
  static void add(RawClient client) {
    CLIENTS.add(client);
  }

  private static void timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "nudge");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleWithFixedDelay(Nudge::all, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Asks without any lock: kwik's sender, which holds its own, tells clients what has left. */
  private static void all() {
    CLIENTS.removeIf(client -> client.end() != null);
    for (RawClient client : CLIENTS) {
      client.late().forEach(Nudge::send);
    }
  }

  private static void send(QuicStream stream) {
    OutputStream output = stream.getOutputStream();
    try {
      if (REQUEST.getDeclaringClass().isInstance(output)) {
        REQUEST.invoke(output, true);
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
