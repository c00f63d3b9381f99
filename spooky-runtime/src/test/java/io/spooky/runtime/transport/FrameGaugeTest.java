package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Error;
import org.junit.jupiter.api.Test;

/** What of a backend's frames is a flood, and what is not. */
final class FrameGaugeTest extends BackendConnectionTestBase {
  private static String update(int streamId) {
    return frame(8, streamId, "00000001");
  }

  @Test
  void frameCutIntoSingleOctets_isCountedOnce() {
    String ping = "000008060000000000" + "0102030405060708";
    for (int i = 0; i < ping.length(); i += 2) {
      read(ping.substring(i, i + 2));
    }
    assertThat(connection.isUsable()).isTrue();
    assertThat(connection.budget().spend(FrameBudget.BURST - 11)).isTrue();
    assertThat(connection.budget().spend(FrameBudget.BURST)).isFalse();
  }

  @Test
  void flood_breaksTheConnection() {
    assertThat(open()).isNotNull();
    String pings = ("000008060000000000" + "0102030405060708").repeat(100);
    for (int i = 0; i < 500 && connection.isUsable(); i++) {
      read(pings);
    }
    assertThat(connection.isUsable()).isFalse();
    assertThat(events).contains("PROTOCOL: a flood of frames that carry nothing");
  }

  @Test
  void windowsOpenedForEachFrameOfAnUpload_areNoFlood() {
    BackendStream upload = open("POST", false);
    // A backend that opens both windows and measures the path whenever it has read a frame.
    String answers =
        "000004080000000000"
            + "00004000"
            + "000004080000000003"
            + "00004000"
            + "000008060000000000"
            + "0102030405060708";
    for (int piece = 0; piece < 2_000; piece++) {
      upload.writeData(Unpooled.wrappedBuffer(new byte[64 << 10]), false);
      for (int frame = 0; frame < 4; frame++) {
        read(answers);
      }
      dropOutbound();
    }
    assertThat(events).doesNotContain("PROTOCOL: a flood of frames that carry nothing");
    assertThat(connection.isUsable()).isTrue();
  }

  /** A whole window each, in the small frames of a backend that streams messages. */
  @Test
  void contentOnItsWayToStreamsThatWereReset_isNoFlood() {
    assertThat(open()).isNotNull();
    for (int id = 5; id < 5 + 2 * 16; id += 2) {
      BackendStream stream = open();
      channel.runPendingTasks();
      stream.cancel(Http2Error.CANCEL);
    }
    for (int id = 5; id < 5 + 2 * 16; id += 2) {
      for (int i = 0; i < 13; i++) {
        read(content(id, 50).repeat(100));
      }
    }
    assertThat(events).doesNotContain("retired");
    assertThat(connection.isUsable()).isTrue();
  }

  @Test
  void contentWithoutEndForAStreamThatIsOver_breaksTheConnection() {
    assertThat(open()).isNotNull();
    BackendStream stream = open();
    channel.runPendingTasks();
    stream.cancel(Http2Error.CANCEL);
    int most = FrameBudget.BURST + BackendConnections.STREAM_WINDOW / 16;
    for (int i = 0; i < 2 * most / 100 && connection.isUsable(); i++) {
      read(content(5, 1).repeat(100));
    }
    assertThat(events).contains("PROTOCOL: a flood of frames that carry nothing");
  }

  @Test
  void windowsOpenedByteForByte_areNoFlood() {
    BackendStream upload = open("POST", false);
    upload.writeData(Unpooled.wrappedBuffer(new byte[15_000]), false);
    for (int i = 0; i < 150; i++) {
      read((update(0) + update(3)).repeat(100));
    }
    assertThat(connection.isUsable()).isTrue();
  }

  @Test
  void windowsOpenedForNothing_breakTheConnection() {
    assertThat(open("POST", false)).isNotNull();
    for (int i = 0; i < 300 && connection.isUsable(); i++) {
      read(update(0).repeat(100));
    }
    assertThat(events).contains("PROTOCOL: a flood of frames that carry nothing");
  }
}
