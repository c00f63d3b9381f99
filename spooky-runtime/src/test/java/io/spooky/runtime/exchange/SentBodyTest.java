package io.spooky.runtime.exchange;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

final class SentBodyTest {
  private final SentBody sent = new SentBody(64 << 10);

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  private boolean add(ByteBuf piece) {
    boolean kept = sent.add(piece);
    piece.release();
    return kept;
  }

  private String rewound() {
    Deque<ByteBuf> pieces = new ArrayDeque<>();
    sent.moveTo(pieces);
    return text(pieces);
  }

  private static String text(Deque<ByteBuf> pieces) {
    StringBuilder text = new StringBuilder();
    for (ByteBuf piece : pieces) {
      text.append(piece.toString(StandardCharsets.US_ASCII));
      piece.release();
    }
    return text.toString();
  }

  @Test
  void add_smallPiecesOfLargeBuffers_keepsNoneOfThem() {
    for (int i = 0; i < 100; i++) {
      ByteBuf read = Unpooled.buffer(64 << 10).writeZero(64 << 10);
      assertThat(add(read.retainedSlice(i, 1))).isTrue();
      assertThat(read.refCnt()).isEqualTo(1);
      read.release();
    }
    assertThat(rewound()).hasLength(100);
  }

  @Test
  void moveTo_keepsTheOrderOfSmallAndLarge() {
    String large = "L".repeat(SentBody.COPIED_BYTES);
    add(bytes("ab"));
    add(bytes("c"));
    add(bytes(large));
    add(bytes("d"));
    add(bytes("e"));
    assertThat(rewound()).isEqualTo("abc" + large + "de");
    assertThat(rewound()).isEmpty();
    add(bytes("f"));
    assertThat(rewound()).isEqualTo("f");
  }

  @Test
  void moveTo_standsBeforeWhatWaits() {
    add(bytes("a"));
    Deque<ByteBuf> waiting = new ArrayDeque<>();
    waiting.add(bytes("b"));
    sent.moveTo(waiting);
    assertThat(text(waiting)).isEqualTo("ab");
  }

  @Test
  void add_aboveTheLimit_keepsNothing() {
    ByteBuf all = Unpooled.buffer(64 << 10).writeZero(64 << 10);
    assertThat(sent.add(all)).isTrue();
    assertThat(all.refCnt()).isEqualTo(2);
    assertThat(add(bytes("x"))).isFalse();
    assertThat(all.refCnt()).isEqualTo(1);
    all.release();
  }

  @Test
  void moveTo_countsAnew() {
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(add(bytes("x".repeat(40 << 10)))).isTrue();
      assertThat(rewound()).hasLength(40 << 10);
    }
  }
}
