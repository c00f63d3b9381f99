package io.spooky.samples.conformance.grpc;

import io.grpc.Metadata;
import io.netty.handler.codec.http3.Http3Headers;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Metadata as fields and back; values of names that end in -bin go as Base64. */
final class Fields {
  /** Fields of the transport, which no application sees. */
  private static final Set<String> TRANSPORT = Set.of("content-type", "te", "user-agent");

  private Fields() {}

  /** Adds metadata to a head. */
  static void add(Metadata metadata, Http3Headers to) {
    for (String name : metadata.keys()) {
      if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        for (byte[] value : all(metadata, binary(name))) {
          to.add(name, Base64.getEncoder().withoutPadding().encodeToString(value));
        }
      } else {
        for (String value : all(metadata, text(name))) {
          to.add(name, value);
        }
      }
    }
  }

  private static <T> Iterable<T> all(Metadata metadata, Metadata.Key<T> key) {
    Iterable<T> values = metadata.getAll(key);
    return values == null ? Set.of() : values;
  }

  /** Returns a head or trailers as metadata. */
  static Metadata metadata(Http3Headers from) {
    Metadata metadata = new Metadata();
    for (Map.Entry<CharSequence, CharSequence> field : from) {
      String name = field.getKey().toString();
      String value = field.getValue().toString();
      if (name.startsWith(":") || TRANSPORT.contains(name)) {
        continue;
      }
      if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        metadata.put(text(name), value);
        continue;
      }
      // Equal names may have been joined on the way.
      for (String part : value.split(",", -1)) {
        metadata.put(binary(name), Base64.getDecoder().decode(part.strip()));
      }
    }
    return metadata;
  }

  /** Returns the key of a text. */
  static Metadata.Key<String> text(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** Returns the key of bytes. */
  static Metadata.Key<byte[]> binary(String name) {
    return Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
  }

  /** Returns the value of grpc-timeout, which has eight digits at most. */
  static String timeout(long nanos) {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    return String.format(Locale.ROOT, "%dm", Math.min(millis, 99_999_999));
  }
}
