package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.spooky.runtime.edge.RawFrames.data;
import static io.spooky.runtime.edge.RawFrames.head;
import static io.spooky.runtime.edge.RawFrames.headers;
import static io.spooky.runtime.edge.RawFrames.hex;
import static io.spooky.runtime.edge.RawFrames.join;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.testing.LogRecords;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of a client that no codec would write, over QUIC, up to the backend. */
final class EdgeFramesTest extends EdgeTestBase {
  private static final int FRAME_UNEXPECTED = 0x105;
  private static final int FRAME_ERROR = 0x106;

  private final Queue<Scripts.Recorder> requests = new ConcurrentLinkedQueue<>();
  private Edge edge;
  private TestClient client;
  private LogRecords netty;

  @BeforeEach
  void start() throws Exception {
    netty = logOf("io.netty.channel");
    TestBackend backend =
        backend(
            () -> {
              Scripts.Recorder recorder = new Scripts.Recorder();
              requests.add(recorder);
              recorder.ended.thenAccept(how -> answer(recorder, how));
              return recorder;
            });
    edge = edge(backend);
    client = client(edge);
  }

  private static void answer(Scripts.Recorder recorder, String how) {
    if (how.equals("end")) {
      recorder.answer("ok");
    }
  }

  private void assertOthersAreServed() throws Exception {
    assertThat(client(edge).get("/").text()).isEqualTo("ok");
    assertThat(netty.lines()).isEmpty();
  }

  /** Nothing that had begun was ended. */
  private void assertNoneEnded() throws Exception {
    for (Scripts.Recorder request : requests) {
      assertThat(await(request.ended)).isEqualTo("reset");
    }
  }

  @Test
  void data_lessThanItsFrameSays_closesAndNeverEndsAtTheBackend() throws Exception {
    client.open().raw(join(head("POST"), hex("00 40 64 00010203040506070809")), true);
    assertThat(client.closeCode()).isEqualTo(FRAME_ERROR);
    assertNoneEnded();
    assertOthersAreServed();
  }

  @Test
  void data_endComesLaterThanTheTruncatedFrame_closesAndNeverEnds() throws Exception {
    TestClient.Call call = client.open().raw(join(head("POST"), hex("00 05 616263")), false);
    while (requests.isEmpty()) {
      assertThat(client.isClosed()).isFalse();
    }
    call.end();
    assertThat(client.closeCode()).isEqualTo(FRAME_ERROR);
    assertNoneEnded();
    assertOthersAreServed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 4064 0000", "01", "40", "c0 00", "01 40"})
  void headCutByTheEnd_closesAndIsNoRequest(String bytes) throws Exception {
    client.open().raw(bytes, true);
    assertThat(client.closeCode()).isEqualTo(FRAME_ERROR);
    assertThat(requests).isEmpty();
    assertOthersAreServed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "21 00", "c0 00 00 01 00 00 00 01 01 00"})
  void streamWithoutARequest_isIncomplete(String bytes) throws Exception {
    LogRecords ours = logOf("edge");
    TestClient.Call call = client.open().raw(bytes, true);
    assertThat(call.reset()).isEqualTo(0x10d);
    assertThat(client.get("/").text()).isEqualTo("ok");
    assertThat(ours.lines()).isEmpty();
    assertThat(netty.lines()).isEmpty();
  }

  @Test
  void unknownFrames_splitAtEveryByte_areIgnored() throws Exception {
    ByteBuf unknown = hex("c0 00 00 01 00 00 00 01 04 61626364" + "21 02 0000" + "40 40 00");
    ByteBuf all =
        join(
            unknown.retainedDuplicate(),
            head("POST", "content-length", "3"),
            unknown.retainedDuplicate(),
            data("abc"),
            unknown);
    TestClient.Call call = client.open();
    while (all.readableBytes() > 1) {
      call.raw(Unpooled.copiedBuffer(all.readSlice(1)), false);
      client.connection().flush();
    }
    call.raw(Unpooled.copiedBuffer(all), true);
    all.release();
    assertThat(call.text()).isEqualTo("ok");
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"02 00", "06 00", "08 00", "09 00", "04 00", "07 01 00", "05 00"})
  void frameThatMayNotStandThere_closes(String frame) throws Exception {
    client.open().raw(join(head("POST"), hex(frame)), false);
    assertThat(client.closeCode()).isEqualTo(FRAME_UNEXPECTED);
    assertNoneEnded();
    assertOthersAreServed();
    assertThat(edge.count(Counter.PROTOCOL_ERRORS)).isEqualTo(1);
  }

  @Test
  void framesOutOfOrder_closeAndResetTheBackend() throws Exception {
    client.open().raw(data("abc"), false);
    assertThat(client.closeCode()).isEqualTo(FRAME_UNEXPECTED);
    for (ByteBuf tail : List.of(data("d"), headers("x-more", "1"))) {
      TestClient other = client(edge);
      ByteBuf good = join(head("POST"), data("abc"), headers("x-sum", "1"));
      other.open().raw(join(good, tail), true);
      assertThat(other.closeCode()).isEqualTo(FRAME_UNEXPECTED);
    }
    assertNoneEnded();
    assertOthersAreServed();
  }

  @Test
  void trailers_endTheRequestOnlyWithTheStream() throws Exception {
    TestClient.Call call =
        client.open().raw(join(head("POST"), data("abc"), headers("x-sum", "1")), false);
    while (requests.isEmpty()) {
      assertThat(client.isClosed()).isFalse();
    }
    call.resetRequest();
    assertNoneEnded();
    assertOthersAreServed();
  }

  @ParameterizedTest
  @CsvSource({"5,''", "5,abc", "3,abcde", "0,a"})
  void contentLengthThatIsWrong_is400AndNeverEndsAtTheBackend(String length, String body)
      throws Exception {
    for (boolean endAtOnce : new boolean[] {true, false}) {
      ByteBuf all = head("POST", "content-length", length);
      TestClient.Call call = client.open();
      call.raw(body.isEmpty() ? all : join(all, data(body)), endAtOnce);
      if (!endAtOnce) {
        call.end();
      }
      assertThat(call.status()).isEqualTo("400");
      call.body();
    }
    assertNoneEnded();
    assertThat(client.get("/").text()).isEqualTo("ok");
    assertThat(netty.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "-1", "0x5", "5,6", "", "5 5", "5;", "18446744073709551621"})
  void contentLengthThatIsNone_is400AndNoRequest(String length) throws Exception {
    ByteBuf all = join(head("POST", "content-length", length), data("abcde"));
    assertThat(client.open().raw(all, true).status()).isEqualTo("400");
    assertThat(requests).isEmpty();
    assertThat(client.get("/").text()).isEqualTo("ok");
  }

  /** What the codec refuses itself it resets; data and end that it delivers then go nowhere. */
  @ParameterizedTest
  @CsvSource({"X-Upper,1", ":path,/again", ":foo,bar", "host,other.example"})
  void headThatTheCodecRefuses_isNoRequest(String name, String value) throws Exception {
    ByteBuf all = join(head("POST", name, value), data("abcde"));
    TestClient.Call call = client.open().raw(all, true);
    assertThat(call.reset()).isEqualTo(0x10e);
    assertThat(requests).isEmpty();
    assertThat(client.get("/").text()).isEqualTo("ok");
    assertThat(netty.lines()).isEmpty();
  }

  @Test
  void trailersThatTheCodecRefuses_neverEndTheRequest() throws Exception {
    ByteBuf all = join(head("POST"), data("abc"), headers(":path", "/"));
    assertThat(client.open().raw(all, true).reset()).isEqualTo(0x10e);
    assertNoneEnded();
    assertThat(client.get("/").text()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Nothing, a base alone; a static index that is none, and one of an empty table.
        "01 00",
        "01 01 00",
        "01 03 0000 ff",
        "01 03 0000 80",
        // A value, and a name, that are longer than their section.
        "01 04 0000 510a",
        "01 05 0000 2f0061",
      })
  void sectionThatCannotBeDecoded_closes(String frame) throws Exception {
    client.open().raw(join(hex(frame), head("GET")), true);
    assertThat(client.closeCode()).isEqualTo(0x200);
    assertThat(requests).isEmpty();
    assertOthersAreServed();
  }

  @Test
  void section_upToTwiceTheLimitIs431_beyondItCloses() throws Exception {
    int limit = 16 << 10;
    assertThat(client.open().raw(head("GET", "x", "a".repeat(10)), true).text()).isEqualTo("ok");
    ByteBuf large = large(limit + limit / 2);
    assertThat(client.open().raw(large, true).status()).isEqualTo("431");
    client.open().raw(large(2 * limit + 10), true);
    assertThat(client.closeCode()).isEqualTo(0x107);
    assertOthersAreServed();
  }

  private static ByteBuf large(int bytes) {
    ByteBuf section = head("GET", "x-large", "a".repeat(bytes));
    int payload = section.readableBytes() - 3;
    ByteBuf out = Unpooled.buffer().writeByte(1).writeInt(0x8000_0000 | payload);
    out.writeBytes(section, 3, payload);
    section.release();
    return out;
  }

  private TestClient bare(String... streams) throws Exception {
    TestClient bare = closing(TestClient.connectBare(port(edge)));
    for (String stream : streams) {
      bare.openUnidirectional().raw(stream, false);
    }
    return bare;
  }

  @ParameterizedTest
  @CsvSource({
    "00 04 00 07 02 0000, 0x106",
    "00 04 00 07 00, 0x106",
    "00 04 00 0d 03 400100, 0x106",
    "00 04 00 03 00, 0x106",
    "00 04 01 06, 0x106",
    "00 04 03 064001 , none",
    "00 04 02 0640, 0x106",
    "00 07 01 00, 0x10a",
    "00 21 00, 0x10a",
    "00 04 00 04 00, 0x105",
    "00 04 00 00 00, 0x105",
    "00 04 04 06010601, 0x109",
    "00 04 02 0200, 0x109",
    "00 04 00 03 01 00, 0x108",
    "00 04 00 0d 01 05 0d 01 04, 0x108",
    "01, 0x103",
    "0100, 0x103",
    "02 3f e1 1f, 0x201",
    "03 00, 0x202",
  })
  void unidirectionalStream_isJudged(String bytes, String code) throws Exception {
    TestClient bare = bare(bytes);
    if (code.equals("none")) {
      assertOthersAreServed();
      assertThat(bare.isClosed()).isFalse();
    } else {
      assertThat(bare.closeCode()).isEqualTo((long) Long.decode(code));
      assertOthersAreServed();
    }
  }

  @Test
  void aliasOfTheControlStream_isNone() throws Exception {
    TestClient bare = bare("c000000100000000 04 00", "00 04 00", "c000000100000000 07 00");
    bare.openUnidirectional().raw("c000000200000002 ff", true);
    assertOthersAreServed();
    assertThat(bare.isClosed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 04 00", "02", "03"})
  void criticalStream_endedOrReset_closes(String bytes) throws Exception {
    for (boolean reset : new boolean[] {true, false}) {
      TestClient bare = closing(TestClient.connectBare(port(edge)));
      TestClient.Call stream = bare.openUnidirectional().raw(bytes, false);
      assertOthersAreServed();
      if (reset) {
        stream.resetRequest();
      } else {
        stream.end();
      }
      assertWithMessage("reset: " + reset).that(bare.closeCode()).isEqualTo(0x104);
    }
    assertOthersAreServed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 04 00", "02", "03"})
  void secondCriticalStream_closes(String bytes) throws Exception {
    assertThat(bare(bytes, bytes).closeCode()).isEqualTo(0x103);
    assertOthersAreServed();
  }
}
