package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import io.spooky.runtime.transport.BackendTls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A probe client whose probes a test waits for. */
final class ProbeClientFixture implements AutoCloseable {
  static final Duration AMPLE = Duration.ofSeconds(30);

  final BackendTls tls = new BackendTls();
  final Http2ProbeClient client = new Http2ProbeClient(ProbeClientFixture::resolve, tls);

  private static CompletionStage<List<InetAddress>> resolve(String host) {
    return host.equals("missing.test")
        ? CompletableFuture.failedFuture(new UnknownHostException(host))
        : CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress()));
  }

  /** Returns a backend whose TLS settings are loaded. */
  Backend backend(BackendConfig config) throws SSLException {
    tls.load(List.of(config));
    return new Backend("api", 0, config);
  }

  /** Probes, and waits for the result. */
  ProbeResult probe(Backend backend, String path) throws Exception {
    return probe(backend, path, AMPLE);
  }

  /** Probes with a time-out, and waits for the result. */
  ProbeResult probe(Backend backend, String path, Duration timeout) throws Exception {
    return start(backend, path, timeout).get(60, TimeUnit.SECONDS);
  }

  /** Begins a probe. */
  CompletableFuture<ProbeResult> start(Backend backend, String path, Duration timeout) {
    CompletableFuture<ProbeResult> result = new CompletableFuture<>();
    ProbeConfig config = new ProbeConfig(path, Duration.ofSeconds(1), timeout);
    client.probe(backend, config, answer -> complete(result, answer));
    return result;
  }

  private static void complete(CompletableFuture<ProbeResult> result, ProbeResult answer) {
    if (!result.complete(answer)) {
      throw new AssertionError("a second result: " + answer);
    }
  }

  @Override
  public void close() {
    client.close();
    client.terminated().syncUninterruptibly();
  }
}
