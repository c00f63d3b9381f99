package io.spooky.samples.conformance;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One proxy with one well-behaved backend for all tests of a class; no buffer may be lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceFixture {
  Path folder;
  Origin origin;
  Spooky spooky;

  @BeforeAll
  final void start(@TempDir Path shared) throws Exception {
    folder = shared;
    origin = new Origin("origin");
    spooky = Spooky.run(Configs.write(folder.resolve("config.yaml"), Configs.to(origin)));
  }

  @AfterAll
  final void stop() throws Exception {
    try {
      spooky.assertNoLeak(this::request);
    } finally {
      spooky.close();
      origin.close();
    }
  }

  final String request() throws Exception {
    try (Http3Client client = new Http3Client();
        Http3Connection connection = client.connect(spooky.port())) {
      return connection.get("/").await().text();
    }
  }
}
