package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressesTest {
  @Test
  void text_anyKindOfAddress_isAsInUrls() {
    assertThat(Addresses.text(new InetSocketAddress("127.0.0.1", 1))).isEqualTo("127.0.0.1:1");
    assertThat(Addresses.text(new InetSocketAddress("::", 2))).isEqualTo("[::]:2");
    assertThat(Addresses.text(InetSocketAddress.createUnresolved("edge", 3))).isEqualTo("edge:3");
  }
}
