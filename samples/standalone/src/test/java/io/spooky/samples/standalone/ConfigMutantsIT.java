package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import io.spooky.samples.standalone.support.ConfigMutant;
import io.spooky.spi.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A good config with one thing wrong in it: each is accepted, and then a start finds nothing wrong
 * either, or it is refused with a message that leads to what was changed. How many by {@code
 * spooky.mutants}.
 */
final class ConfigMutantsIT {
  private static final int MUTANTS = Integer.getInteger("spooky.mutants", 2000);
  private static final long SEED = Long.getLong("spooky.seed", 20_261_129);

  private static final String GOOD =
      """
      version: 1
      listen:
        protocol: http3
        address: 127.0.0.1
        port: "${PORT:0}"
      upstream:
        api:
          route:
            - host: api.example.com
              path_prefix: /v1
              method:
                - GET
                - HEAD
              headers:
                x-env: beta
                x-debug:
                  present: true
              query:
                version: "2"
              timeouts:
                request: 30s
              retry:
                attempts: 2
              request_headers:
                set:
                  x-a: b
                remove: x-c
            - host: "*.example.com"
              path: /status
          load_balancing:
            type: consistent-hash
            key: "header:x-user"
            replicas: 32
          timeouts:
            connect: 2s
            idle: 1m
          limits:
            in_flight: 32
            queue: 10
          backends:
            - id: api-1
              address: 10.0.0.1:8080
              weight: 200
              health_check:
                path: /ready
                interval: 2s
                timeout_ms: 500
                failure_threshold: 5
            - id: api-2
              address: https://api-2.internal:8443
              server_name: api.internal
              priority: 1
              warm: true
        assets:
          route:
            path_prefix: /
          load_balancing:
            type: random
          backends:
            - id: assets-1
              address: "[2001:db8::1]:8080"
      load_balancing:
        type: round-robin
      health_check:
        policy: consecutive-failures
        cooldown_ms: 4000
      retry:
        attempts: 3
        budget: 10%
        per_try_timeout: 0
      edge:
        header_bytes: 32KiB
        streams: 50
        doubled_slashes: merge
        allow:
          - encoded_slash
        underscores: drop
        via: edge-1
        proxy_status: true
      trusted_proxies:
        - 10.0.0.0/8
        - "::1"
      workers: 2
      drain: 10s
      log:
        level: debug
      """;

  private final ConfigCompiler compiler =
      ServiceLoader.load(ConfigCompiler.class).findFirst().orElseThrow();

  @TempDir Path folder;

  @Test
  void good_isAcceptedAndStarts() throws Exception {
    assertWithMessage("problems").that(problems(GOOD)).isEmpty();
  }

  @Test
  void mutants_startOrAreRefusedAtTheRightPlace() throws Exception {
    Random random = new Random(SEED);
    List<String> faults = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      ConfigMutant mutant = ConfigMutant.of(GOOD, random);
      List<Problem> problems = problems(mutant.text());
      if (!problems.isEmpty()) {
        refused++;
        if (problems.stream().noneMatch(mutant::isNamedBy)) {
          faults.add(mutant.change() + " -> " + problems);
        }
      }
    }
    assertWithMessage("seed %s", SEED).that(faults).isEmpty();
    // A compiler that takes all, or nothing, would pass otherwise.
    assertWithMessage("refused").that(refused).isAtLeast(MUTANTS / 3);
    assertWithMessage("refused").that(refused).isAtMost(MUTANTS * 9 / 10);
  }

  /** Returns the compiler's errors; what passes it must find no fault at a start. */
  private List<Problem> problems(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("config.yaml"), text);
    CompiledProxy proxy;
    try {
      proxy = compiler.compile(file, ConfigMutantsIT.class.getClassLoader());
    } catch (ConfigRejectedException e) {
      return e.problems().stream()
          .filter(problem -> problem.severity() == Problem.Severity.ERROR)
          .toList();
    } catch (Throwable e) {
      throw new AssertionError(text, e);
    }
    try {
      var unused =
          Edge.check(
              proxy,
              new EdgeOptions(
                  ConfigMutantsIT.class.getClassLoader(), variable -> "0", folder, true));
    } catch (Throwable e) {
      throw new AssertionError("accepted, but does not start:\n" + text, e);
    }
    return List.of();
  }
}
