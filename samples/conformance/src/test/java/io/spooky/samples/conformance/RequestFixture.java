package io.spooky.samples.conformance;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One proxy with one scripted backend over one connection, for all tests of a class. After the
 * last, good requests must still get their own answers, and the log must hold neither a lost buffer
 * nor a stack trace.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequestFixture {
  private static final int GOOD_AT_THE_END = 20;

  Path folder;
  RawBackend backend;
  Spooky spooky;
  Outcomes outcomes;
  private int mark;

  /** Returns the config; few requests may be in flight, so that each one lost is missed. */
  String config() {
    return new BackendConfig(backend)
        .limits("in_flight: 8, queue: 100, queue_timeout: 5s")
        .toString();
  }

  @BeforeAll
  final void start(@TempDir Path shared) throws Exception {
    folder = shared;
    backend = RawBackend.start("raw", new Scripts.Answering());
    spooky = Spooky.run(Configs.write(folder.resolve("config.yaml"), config()));
    outcomes = new Outcomes(spooky, backend);
  }

  @BeforeEach
  final void mark() throws Exception {
    outcomes.renew();
    mark = spooky.process().mark();
    backend.behave(new Scripts.Answering());
    outcomes.forget();
  }

  @AfterEach
  final void refuseTraces() {
    Outcomes.refuseTraces(spooky.process().lines().subList(mark, spooky.process().mark()));
  }

  @AfterAll
  final void stop() throws Exception {
    try {
      outcomes.poolIsGood(GOOD_AT_THE_END);
      spooky.assertNoLeak(
          () -> {
            outcomes.poolIsGood(1);
            return null;
          });
    } finally {
      outcomes.close();
      spooky.close();
      backend.close();
    }
  }

  /** Returns a new connection, to be closed. */
  final RawClient connect() throws Exception {
    return RawClient.connect(spooky.port());
  }
}
