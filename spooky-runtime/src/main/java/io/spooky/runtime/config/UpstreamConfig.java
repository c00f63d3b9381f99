package io.spooky.runtime.config;

import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Options;
import java.time.Duration;
import java.util.List;

/**
 * One upstream.
 *
 * @param name its name
 * @param balancer the strategy
 * @param balancerOptions the strategy's options; equal when all values are equal
 * @param healthPolicy the health policy; its options stand with each backend
 * @param timeouts time-outs
 * @param retry further attempts
 * @param limits limits for each backend
 * @param backends at least one
 */
public record UpstreamConfig(
    String name,
    BalancerProvider balancer,
    Options balancerOptions,
    HealthPolicyProvider healthPolicy,
    Timeouts timeouts,
    Retry retry,
    Limits limits,
    List<BackendConfig> backends) {
  /** Copies the list. */
  public UpstreamConfig {
    backends = List.copyOf(backends);
  }

  /**
   * Time-outs; zero is none.
   *
   * @param connect for a connection to a backend, TLS included; never zero
   * @param responseHead from the request's end to the response head
   * @param idle for a stream without progress in either direction
   * @param request for the whole exchange, attempts included
   */
  public record Timeouts(
      Duration connect, Duration responseHead, Duration idle, Duration request) {}

  /**
   * Further attempts.
   *
   * @param attempts attempts for each request, the first included; at least 1
   * @param budget share of the last 10 s' requests that may be attempted again, from 0 to 1
   * @param perTryTimeout for one attempt, until its response head; zero is none
   */
  public record Retry(int attempts, double budget, Duration perTryTimeout) {}

  /**
   * Limits for each backend.
   *
   * @param inFlight requests at a time, over all workers; at least 1
   * @param queue requests that may wait, for each worker
   * @param queueTimeout how long they wait; zero does not let them wait at all
   */
  public record Limits(int inFlight, int queue, Duration queueTimeout) {}
}
