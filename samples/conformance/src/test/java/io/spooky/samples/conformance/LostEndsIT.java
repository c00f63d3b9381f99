package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.Direction;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.standalone.support.RunningProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/** Ends of responses that are lost on the way and have to be sent again. */
final class LostEndsIT extends BackendFixture {
  /** So far that nothing is found to be lost before all of the test was sent. */
  private static final Conditions FAR =
      Conditions.CLEAN.delaying(Duration.ofMillis(200), Duration.ZERO);

  private static final byte[] PIECE = new byte[1_000];

  /**
   * The backend ends its response after the last of its bytes. The packet with the end is lost, and
   * an earlier one, but not those between and behind them.
   */
  @RepeatedTest(3)
  void flt20_endLostTogetherWithEarlierBytes_endsTheResponse() throws Exception {
    CompletableFuture<Request> held = new CompletableFuture<>();
    onFault(held::complete);
    try (UdpRelay relay = new UdpRelay(spooky.port(), 1);
        StreamConnection far = client.connect(relay.port())) {
      Exchange exchange = far.exchange().fields(Exchange.request("GET", FAULT)).end();
      Request request = held.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
      request.head(false, ":status", "200");
      exchange.awaitHead();

      relay.set(FAR);
      lose(relay, () -> request.data(false, PIECE));
      pass(relay, () -> request.data(false, PIECE));
      lose(relay, () -> request.data(true, new byte[0]));
      Exchange later = far.exchange().fields(Exchange.request("GET", "/later")).end();

      Response response = exchange.await();
      assertThat(response.body()).hasLength(2 * PIECE.length);
      assertThat(later.await().status()).isEqualTo(200);
    }
  }

  private static void lose(UdpRelay relay, Runnable sending) throws Exception {
    long before = relay.traffic(Direction.TO_CLIENT).dropped();
    relay.set(Direction.TO_CLIENT, FAR.swallowing());
    sending.run();
    Await.until("a loss", () -> relay.traffic(Direction.TO_CLIENT).dropped() > before);
    relay.set(Direction.TO_CLIENT, FAR);
  }

  private static void pass(UdpRelay relay, Runnable sending) throws Exception {
    long before = relay.traffic(Direction.TO_CLIENT).offered();
    sending.run();
    Await.until("a packet", () -> relay.traffic(Direction.TO_CLIENT).offered() > before);
  }
}
