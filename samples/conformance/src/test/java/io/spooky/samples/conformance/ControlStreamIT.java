package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawStream;
import io.spooky.samples.conformance.raw.Varint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Control streams, those of QPACK, and those that nobody knows (CASES H3-FRM-07 to 18). */
final class ControlStreamIT extends RequestFixture {
  private static final long STREAM_CREATION_ERROR = 0x103;
  private static final long CLOSED_CRITICAL_STREAM = 0x104;
  private static final long FRAME_UNEXPECTED = 0x105;
  private static final long FRAME_ERROR = 0x106;
  private static final long EXCESSIVE_LOAD = 0x107;
  private static final long ID_ERROR = 0x108;
  private static final long SETTINGS_ERROR = 0x109;
  private static final long MISSING_SETTINGS = 0x10a;

  private static final byte[] NOTHING = {};

  @ParameterizedTest
  @CsvSource({"7", "13", "3"})
  void h3Frm07_spareBytesOrNone_areAFrameError(long type) throws Exception {
    List<byte[]> payloads =
        List.of(
            NOTHING,
            Bytes.of(0, 0),
            Bytes.of(0, 1, 2, 3),
            Bytes.of(0x40),
            Bytes.of(0xc0, 0, 0),
            Bytes.of(0x40, 4, 0),
            Bytes.join(Varint.of(0, 8), Bytes.of(7)));
    for (byte[] payload : payloads) {
      RawClient client = connect();
      client.control().write(Frames.frame(type, payload));
      outcomes.closed(Case.escaped(Bytes.text(payload)), client, FRAME_ERROR);
    }
  }

  static Stream<byte[]> h3Frm08() {
    return Stream.of(
        Bytes.of(0x40),
        Bytes.of(0x06),
        Bytes.of(0x06, 0x80, 0),
        Bytes.of(0x06, 0x40),
        Bytes.of(0x21, 1, 0x22),
        Bytes.of(0xc0, 0, 0),
        Bytes.of(0x21, 1, 0xc0),
        Bytes.of(0x33, 0xc0, 0, 0, 0));
  }

  @ParameterizedTest
  @MethodSource
  void h3Frm08(byte[] payload) throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    client.unidirectional(RawClient.CONTROL).write(Frames.frame(Frames.SETTINGS, payload));

    outcomes.closed(Case.escaped(Bytes.text(payload)), client, FRAME_ERROR);
  }

  static Stream<byte[]> h3Frm09() {
    return Stream.of(
        Frames.settings(0x6, 1, 0x6, 1),
        Frames.settings(0x6, 1, 0x6, 2),
        Frames.settings(0x1, 0, 0x7, 0, 0x1, 0),
        Frames.settings(0x2, 0),
        Frames.settings(0x3, 100),
        Frames.settings(0x4, 1),
        Frames.settings(0x5, 16_384),
        Frames.settings(0x6, 1000, 0x4, 65_535));
  }

  @ParameterizedTest
  @MethodSource
  void h3Frm09(byte[] settings) throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    client.unidirectional(RawClient.CONTROL).write(settings);

    outcomes.closed(Case.escaped(Bytes.text(settings)), client, SETTINGS_ERROR);
  }

  @Test
  void h3Frm09_unknownAndReservedSettings_areIgnored() throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    client
        .unidirectional(RawClient.CONTROL)
        .write(Frames.settings(0x21, 5, 0x1f * 3 + 0x21, 0, (1L << 62) - 1, 1, 1L << 32, 7));
    outcomes.connectionIsGood("unknown settings", client);
    client.close();
  }

  /** Accepted, or refused for its size; never anything else. */
  @Test
  void h3Frm10_aHundredUnknownSettings_areAcceptedOrTooMany() throws Exception {
    long[] settings = new long[200];
    for (int i = 0; i < 200; i += 2) {
      settings[i] = 0x100 + i;
    }
    RawClient client = RawClient.bare(spooky.port());
    client.unidirectional(RawClient.CONTROL).write(Frames.settings(settings));
    RawStream stream = client.send(RawRequest.get("/many"));
    stream.response();
    if (client.end() == null) {
      outcomes.connectionIsGood("a hundred settings", client);
    } else {
      assertThat(client.end()).isEqualTo(new End(End.Kind.CLOSE, EXCESSIVE_LOAD));
    }
    client.close();
    outcomes.poolIsGood(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0x7, 0xd, 0x3, 0x21, 0xf0700})
  void h3Frm11_controlStreamWithoutSettingsFirst_closesTheConnection(long type) throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    client.unidirectional(RawClient.CONTROL).write(Frames.frame(type, Varint.of(0)));

    outcomes.closed("first frame " + type, client, MISSING_SETTINGS);
  }

  /** Both codes say the truth: SETTINGS are missing, and the frame belongs elsewhere. */
  @ParameterizedTest
  @ValueSource(longs = {0x0, 0x1})
  void h3Frm11_frameOfARequestFirst_closesTheConnection(long type) throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    client.unidirectional(RawClient.CONTROL).write(Frames.frame(type, Varint.of(0)));

    assertThat(client.awaitEnd().code()).isAnyOf(MISSING_SETTINGS, FRAME_UNEXPECTED, 0x101L);
    outcomes.poolIsGood(1);
  }

  @Test
  void h3Frm11_secondSettings_closeTheConnection() throws Exception {
    RawClient client = connect();
    client.control().write(Frames.settings());

    outcomes.closed("second SETTINGS", client, FRAME_UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(longs = {0x0, 0x1, 0x5})
  void h3Frm11_framesOfRequestsOnTheControlStream_closeTheConnection(long type) throws Exception {
    RawClient client = connect();
    client.control().write(Frames.frame(type, Varint.of(0)));

    outcomes.closed("frame " + type + " on the control stream", client, FRAME_UNEXPECTED);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "0, true", "2, false", "2, true", "3, false", "3, true"})
  void h3Frm12_criticalStreamClosed_closesTheConnection(long type, boolean reset) throws Exception {
    RawClient client = type == RawClient.CONTROL ? connect() : RawClient.connect(spooky.port());
    RawStream stream = type == RawClient.CONTROL ? client.control() : client.unidirectional(type);
    outcomes.connectionIsGood("before", client);
    if (reset) {
      stream.reset(0x100);
    } else {
      stream.finish();
    }

    outcomes.closed("type " + type + (reset ? " reset" : " ended"), client, CLOSED_CRITICAL_STREAM);
  }

  @ParameterizedTest
  @ValueSource(longs = {0x0, 0x2, 0x3})
  void h3Frm13_secondCriticalStream_closesTheConnection(long type) throws Exception {
    RawClient client = connect();
    if (type != RawClient.CONTROL) {
      client.unidirectional(type).awaitSent();
    }
    client.unidirectional(type).awaitSent();
    outcomes.closed("a second stream of type " + type, client, STREAM_CREATION_ERROR);
  }

  @ParameterizedTest
  @ValueSource(longs = {0x2, 0x3})
  void h3Frm13_criticalStreamReopened_closesTheConnection(long type) throws Exception {
    RawClient client = connect();
    client.unidirectional(type).finishAlone();
    client.unidirectional(type);
    End end = client.awaitEnd();

    assertThat(end.code()).isAnyOf(STREAM_CREATION_ERROR, CLOSED_CRITICAL_STREAM, 0x101L);
    outcomes.poolIsGood(1);
  }

  @Test
  void h3Frm14_pushStream_closesTheConnection() throws Exception {
    RawClient client = connect();
    client.unidirectional(RawClient.PUSH).write(Varint.of(0));

    outcomes.closed("a push stream", client, STREAM_CREATION_ERROR);
  }

  /** As many as the edge lets be open, each with as much as it lets be sent. */
  @Test
  void h3Frm15_unknownStreams_areBounded() throws Exception {
    spooky.memory().collect();
    long before = spooky.memory().residentKib();
    RawClient client = connect();
    long streams = Math.min(client.unidirectionalLimit() - 1, 1_000);
    for (int i = 0; i < streams; i++) {
      client.unidirectional(0x21).flush(new byte[8_000]);
    }
    outcomes.connectionIsGood(streams + " unknown streams", client);

    assertThat(spooky.memory().residentKib() - before).isLessThan(16L << 10);
    client.close();
  }

  @Test
  void h3Frm15_unknownStreamsEnded_makeRoomForOthers() throws Exception {
    RawClient client = connect();
    for (int i = 0; i < 100; i++) {
      RawStream stream = client.unidirectional(0x1f * i + 0x21);
      if (i % 2 == 0) {
        stream.finishAlone();
      } else {
        stream.reset(0x100);
      }
    }
    outcomes.connectionIsGood("100 unknown streams in turn", client);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void h3Frm16_streamTypeByteByByte_isUnderstood(int width) throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    client.unidirectional().drip(Varint.of(RawClient.CONTROL, width), Frames.settings());
    client.unidirectional().drip(Varint.of(RawClient.ENCODER, width));
    client.unidirectional().drip(Varint.of(RawClient.DECODER, width));
    outcomes.connectionIsGood("types in " + width + " bytes", client);
    client.unidirectional(RawClient.CONTROL);

    outcomes.closed("a second control stream", client, STREAM_CREATION_ERROR);
  }

  @Test
  void h3Frm16_streamEndedWithinItsType_isIgnored() throws Exception {
    for (byte[] part : List.of(NOTHING, Bytes.of(0x40), Bytes.of(0xc0, 0, 0))) {
      for (boolean reset : List.of(true, false)) {
        RawClient client = connect();
        RawStream stream = client.unidirectional().flush(part);
        if (reset && part.length > 0) {
          stream.reset(0x100);
        } else {
          stream.finish();
        }
        outcomes.connectionIsGood("a part of a type", client);
        client.close();
      }
    }
    outcomes.poolIsGood(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 32, (1L << 32) + 1, (1L << 32) + 2, (1L << 32) + 3, 1L << 33})
  void h3Frm16_aliasOfAKnownType_isUnknown(long type) throws Exception {
    RawClient client = connect();
    RawStream first = client.unidirectional(type).flush(Frames.settings(), Bytes.of("abc"));
    RawStream second = client.unidirectional(type).flush(Bytes.of(0xff, 0xff));
    first.reset(0x100);
    second.finishAlone();

    outcomes.connectionIsGood("type " + type, client);
    client.close();
  }

  @Test
  void h3Frm18_smallerMaxPushId_closesTheConnection() throws Exception {
    RawClient client = connect();
    client.control().write(Frames.frame(Frames.MAX_PUSH_ID, Varint.of(5)));
    client.control().write(Frames.frame(Frames.MAX_PUSH_ID, Varint.of(4)));

    outcomes.closed("a smaller MAX_PUSH_ID", client, ID_ERROR);
  }

  @Test
  void h3Frm18_greaterGoaway_closesTheConnection() throws Exception {
    RawClient client = connect();
    client.control().write(Frames.frame(Frames.GOAWAY, Varint.of(0)));
    client.control().write(Frames.frame(Frames.GOAWAY, Varint.of(4)));

    outcomes.closed("a greater GOAWAY", client, ID_ERROR);
  }

  @Test
  void h3Frm18_goaway_leavesRequestsAlone() throws Exception {
    RawClient client = connect();
    client.control().write(Frames.frame(Frames.GOAWAY, Varint.of(0)));
    outcomes.connectionIsGood("a client's GOAWAY", client);
    client.close();
  }
}
