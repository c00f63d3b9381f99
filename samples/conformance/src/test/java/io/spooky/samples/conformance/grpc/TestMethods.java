package io.spooky.samples.conformance.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The methods of the test service; messages are bytes or texts. */
final class TestMethods {
  static final String SERVICE = "conformance.Test";

  /** Gives back the request. */
  static final MethodDescriptor<byte[], byte[]> ECHO = bytes(MethodType.UNARY, "Echo");

  /** Gives back each message as it comes. */
  static final MethodDescriptor<byte[], byte[]> CHAT = bytes(MethodType.BIDI_STREAMING, "Chat");

  /** Adds up the bytes and messages of the requests. */
  static final MethodDescriptor<byte[], String> SUM =
      method(MethodType.CLIENT_STREAMING, "Sum", Function.identity(), TestMethods::text);

  /** Answers {@code COUNT} with that many numbers. */
  static final MethodDescriptor<String, String> COUNT = texts(MethodType.SERVER_STREAMING, "Count");

  /** Fails with the code in {@code CODE MESSAGES}, after that many messages. */
  static final MethodDescriptor<String, String> FAIL = texts(MethodType.SERVER_STREAMING, "Fail");

  /** Answers with the milliseconds that its deadline leaves, or "none". */
  static final MethodDescriptor<String, String> DEADLINE = texts(MethodType.UNARY, "Deadline");

  /** Sends one message and then nothing until it is cancelled. */
  static final MethodDescriptor<String, String> HANG = texts(MethodType.BIDI_STREAMING, "Hang");

  /** Answers the first message with an error, whatever else the client has to say. */
  static final MethodDescriptor<byte[], String> REFUSE =
      method(MethodType.CLIENT_STREAMING, "Refuse", Function.identity(), TestMethods::text);

  private TestMethods() {}

  private static MethodDescriptor<byte[], byte[]> bytes(MethodType type, String name) {
    return method(type, name, Function.identity(), Function.identity());
  }

  private static MethodDescriptor<String, String> texts(MethodType type, String name) {
    return method(type, name, TestMethods::text, TestMethods::text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static <Q, R> MethodDescriptor<Q, R> method(
      MethodType type, String name, Function<byte[], Q> request, Function<byte[], R> response) {
    return MethodDescriptor.<Q, R>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .setRequestMarshaller(new Plain<>(request))
        .setResponseMarshaller(new Plain<>(response))
        .build();
  }

  /** Bytes and texts as they are. */
  private record Plain<T>(Function<byte[], T> parser) implements MethodDescriptor.Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      byte[] bytes =
          value instanceof String text
              ? text.getBytes(StandardCharsets.UTF_8)
              : (byte[]) (Object) value;
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public T parse(InputStream stream) {
      try {
        return parser.apply(stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
