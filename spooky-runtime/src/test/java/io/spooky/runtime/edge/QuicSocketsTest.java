package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Test;

/** Which ports a listener can have. */
final class QuicSocketsTest extends EdgeTestBase {
  private DatagramChannel taken(StandardProtocolFamily family, String address) throws Exception {
    DatagramChannel channel = closing(DatagramChannel.open(family));
    channel.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    return channel;
  }

  private TestProxy listeningOn(String address, DatagramChannel sameAs) throws Exception {
    int port = ((InetSocketAddress) sameAs.getLocalAddress()).getPort();
    return proxy(backend(() -> new TestBackend.Fixed("ok"))).address(address).port(port);
  }

  @Test
  void start_portOfAllIpv4AddressesThatOnlyIpv6Has_listens() throws Exception {
    DatagramChannel taken = taken(StandardProtocolFamily.INET6, "::1");
    Edge edge = edge(listeningOn("0.0.0.0", taken));
    assertThat(edge.listeners()).hasSize(1);
  }

  @Test
  void start_portThatAnotherAddressOfTheFamilyHas_isRefused() throws Exception {
    DatagramChannel taken = taken(StandardProtocolFamily.INET, "127.0.0.1");
    TestProxy proxy = listeningOn("0.0.0.0", taken);
    EdgeStartException refused = assertThrows(EdgeStartException.class, () -> Edge.start(proxy));
    assertThat(refused).hasMessageThat().startsWith("cannot listen on 0.0.0.0:");
  }
}
