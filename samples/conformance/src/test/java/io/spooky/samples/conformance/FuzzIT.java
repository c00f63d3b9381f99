package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.fuzz.Fuzzer;
import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests made at random: nothing malformed arrives, and every answer is the request's own. {@code
 * -Dspooky.fuzz.requests} says how many, {@code -Dspooky.fuzz.seed} has a failure again.
 */
final class FuzzIT {
  private static final int REQUESTS = Integer.getInteger("spooky.fuzz.requests", 10_000);
  private static final long SEED = Long.getLong("spooky.fuzz.seed", System.nanoTime());

  @TempDir private Path folder;

  @Test
  void randomRequests_becomeWhatTheyMust() throws Exception {
    try (RawBackend backend = RawBackend.start("judge", new Scripts.Answering());
        Spooky spooky = Spooky.run(Configs.write(folder.resolve("config.yaml"), config(backend)))) {
      new Fuzzer(backend).run(spooky.port(), SEED, REQUESTS);

      spooky.assertNoLeak(
          () -> {
            try (RawClient client = RawClient.connect(spooky.port())) {
              RawRequest last = RawRequest.get("/").with("x-id", "last-" + System.nanoTime());
              assertThat(client.send(last).response().status()).isEqualTo(200);
            }
            return null;
          });
      assertThat(backend.journal().faults()).isEmpty();
      Outcomes.refuseTraces(spooky.process().lines());
    }
  }

  private static String config(RawBackend backend) {
    return new BackendConfig(backend).toString().replace("workers: 1", "workers: 2");
  }
}
