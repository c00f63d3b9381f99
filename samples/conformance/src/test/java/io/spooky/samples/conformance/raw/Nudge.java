package io.spooky.samples.conformance.raw;

import java.io.OutputStream;
import java.lang.reflect.Method;
import tech.kwik.core.QuicStream;

/**
 * Mends a race of kwik 0.10.8: a stream with more to send than one packet takes asks for the next
 * one by a counter that may be one too low at that moment, and then never asks again. The request
 * is made once more, which does no harm if it was not lost.
 */
final class Nudge {
  private static final Method REQUEST = request();

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

  static void send(QuicStream stream) {
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
