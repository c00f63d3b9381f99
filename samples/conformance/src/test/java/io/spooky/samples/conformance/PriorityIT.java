package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import io.spooky.samples.conformance.raw.Varint;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The priorities of RFC 9218 (PRI-01). */
final class PriorityIT extends SemanticsFixture {
  private static final long OF_REQUEST = 0xf0700;
  private static final long OF_PUSH = 0xf0701;

  private static byte[] update(long type, long element, String value) {
    return Frames.frame(type, Bytes.join(Varint.of(element), Bytes.of(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"u=0", "u=7, i", "i", "", "u=9;x, foo=\"bar\"", "nonsense"})
  void pri01_field_isForwardedBothWays(String value) throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(path, request -> request.head(true, ":status", "200", "priority", value)));

    RawResponse response = send(RawRequest.get(path).with("priority", value));

    assertThat(values(seen(path), "priority")).containsExactly(value);
    assertThat(response.values("priority")).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"u=0", "i", "", "u=1, i;x=2", "\u0001nonsense"})
  void pri01_updateOfARequest_isAcceptedOrIgnored(String value) throws Exception {
    String path = path();
    // Before the request, while it waits, and after its end.
    client.control().flush(update(OF_REQUEST, 0, value));
    backend.behave(new Scripts.Holding());
    RawStream stream = client.send(RawRequest.get(path));
    seen(path);
    client.control().flush(update(OF_REQUEST, 0, value));
    seen(path).answer();

    assertThat(stream.response().text()).isEqualTo(path);

    backend.behave(new Scripts.Answering());
    client.control().flush(update(OF_REQUEST, 0, value));
    String second = path();
    assertThat(send(RawRequest.get(second)).text()).isEqualTo(second);
    assertThat(client.end()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {OF_REQUEST, OF_PUSH})
  void pri01_updateOnARequestStream_endsTheConnection(long type) throws Exception {
    String path = path();

    client.open().write(update(type, 0, "u=1"), RawRequest.get(path).frame());

    assertUnexpected(client.awaitEnd());
    assertNotForwarded(path);
  }

  private static void assertUnexpected(End end) {
    assertThat(end.kind()).isEqualTo(End.Kind.CLOSE);
    assertThat(end.code()).isAnyOf(0x105L, 0x101L);
  }

  @Test
  void pri01_updateOfWhatNoClientOpens_isIgnoredOrAnIdError() throws Exception {
    client.control().flush(update(OF_REQUEST, 3, "u=1"));

    if (client.end() == null) {
      String path = path();
      RawResponse response = send(RawRequest.get(path));
      assertThat(response.text()).isAnyOf(path, "");
    }
    if (client.end() != null) {
      assertThat(client.end().code()).isAnyOf(0x108L, 0x101L);
    }
  }

  @Test
  void pri01_manyUpdates_areHeldWithoutGrowth() throws Exception {
    send(RawRequest.get(path()));
    spooky.memory().collect();
    long before = spooky.memory().heapKib();
    int updates = Integer.getInteger("spooky.priority.updates", 10_000);
    for (int i = 0; i < updates; i += 50) {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (int j = i; j < i + 50; j++) {
        frames.writeBytes(update(OF_REQUEST, 4L * (j % 20_000), "u=" + j % 8));
      }
      client.control().flush(frames.toByteArray());
    }

    String path = path();
    assertThat(send(RawRequest.get(path)).text()).isEqualTo(path);

    spooky.memory().collect();
    assertThat(spooky.memory().heapKib() - before).isLessThan(4_096);
    assertThat(client.end()).isNull();
  }
}
