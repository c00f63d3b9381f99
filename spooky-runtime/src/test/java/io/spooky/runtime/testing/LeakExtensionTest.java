package io.spooky.runtime.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A guard that has never failed guards nothing. */
final class LeakExtensionTest {
  private static final @Nullable ExtensionContext UNUSED = null;

  @Test
  @SuppressWarnings("NullAway")
  void afterAll_lostBuffer_fails() {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    lose();
    AssertionError failure =
        assertThrows(AssertionError.class, () -> new LeakExtension().afterAll(UNUSED));
    assertThat(failure).hasMessageThat().contains("buffers leaked");
  }

  private static void lose() {
    ByteBuf lost = PooledByteBufAllocator.DEFAULT.directBuffer(16);
    lost.writeByte(1);
  }
}
