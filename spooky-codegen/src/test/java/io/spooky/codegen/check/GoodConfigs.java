package io.spooky.codegen.check;

import java.util.List;

/** Configs without fault. */
public final class GoodConfigs {
  static final String MINIMAL =
      """
      upstream:
        api:
          route: { path_prefix: / }
          backends:
            - { id: a, address: "10.0.0.1:8080" }
      """;

  static final String SAYING_DEFAULTS =
      """
      expect: []
      trusted_proxies: []
      upstream:
        api:
          route: { path_prefix: / }
          backends:
            - { id: a, address: "10.0.0.1:8080", server_name: "", ca: "" }
      """;

  static final String EVERYTHING =
      """
      version: 1
      listen:
        - protocol: http3
          address: "::"
          port: 443
          tls: { cert: certs/edge.pem, key: certs/edge.key }
        - { address: 127.0.0.1, port: 0 }
      load_balancing: { type: consistent-hash, key: host, replicas: 32 }
      health_check:
        policy: consecutive-failures
        path: /ready
        interval: 7s
        timeout_ms: 250
        failure_threshold: 5
      timeouts: { connect: 2s, response_head: 4s, idle: 60s, request: 0 }
      retry: { attempts: 3, budget: 10%, per_try_timeout: 500ms }
      limits: { in_flight: 8, queue: 16, queue_timeout: 1s }
      trusted_proxies: [10.0.0.0/8, "${OFFICE:192.0.2.0/24}", "::1"]
      edge:
        header_bytes: 32KiB
        headers: 64
        body_bytes: 1GiB
        streams: 50
        buffer_bytes: 0
        idle: 1m
        doubled_slashes: keep
        allow: [encoded_slash, path_parameters]
        underscores: drop
        via: "${EDGE:edge-1}"
        misdirected: serve
      workers: 4
      drain: 10s
      log: { level: debug }
      upstream:
        api:
          route: { host: API.Example.com., path_prefix: /v1/, method: [GET, HEAD] }
          load_balancing:
            lb_type: ch
            key: "header:X-User"
          health_check: { success_threshold: 4 }
          timeouts: { response_head: 3s }
          warm: true
          backends:
            - id: api-1
              address: https://10.0.0.1:8443
              weight: 200
              priority: 1
              server_name: api.internal
              ca: certs/ca.pem
              health_check: { failure_threshold: 9 }
            - { id: api-2, address: "[2001:db8::1]:8080", warm: false }
        assets:
          route:
            - { host: "*.assets.example.com", path: /größe }
            - { host: "[2001:DB8:0::1]", path_prefix: / }
            - { method: PATCH }
          load_balancing: { type: random }
          health_check: { policy: watchful, window: 10s }
          retry: { attempts: 1 }
          limits: { queue: 0 }
          backends:
            - { id: a, address: assets.internal:8080 }
      """;

  static final String ENVIRONMENT =
      """
      listen:
        address: "${ADDRESS:0.0.0.0}"
        port: ${PORT:9889}
        tls: { cert: "${CERTS}/edge.pem", key: "${CERTS}/edge.key" }
      drain: ${DRAIN:5s}
      limits: { in_flight: "${IN_FLIGHT:64}" }
      upstream:
        api:
          route: { path_prefix: /a$b }
          load_balancing: { type: picky, low: "${LOW:5}", high: "${HIGH}" }
          health_check: { interval: "${INTERVAL}", cooldown_ms: "${COOLDOWN:1s}" }
          backends:
            - { id: a, address: "${HOST:10.0.0.1}:${BACKEND_PORT:8080}", weight: "${WEIGHT}" }
            - { id: b, address: "${OTHER}", weight: "${WEIGHT:5}" }
      """;

  static final String ALIASES =
      """
      upstream:
        a:
          route: { path: /a }
          timeouts: &slow { connect: 3s }
          backends: &pool
            - &first { id: a, address: &address "10.0.0.1:8080" }
            - { id: b, address: "10.0.0.2:8080" }
        b:
          route: { path: /b }
          timeouts: *slow
          backends: [ *first, { id: c, address: "10.0.0.3:8080" } ]
        c:
          route: { path: /c }
          backends: *pool
      """;

  static final String EXPECTING =
      """
      expect:
        - GET https://API.example.com:8443/v1/./x -> api
        - 'GET https://api.example.com/v1/x?q=1 x-env: beta; x-user: 7 -> beta'
        - GET https://api.example.com/v1/x?version=2&version=3 x-env:"beta" -> beta
        - POST https://api.example.com/v1 -> none
      upstream:
        api:
          route: { host: api.example.com, path_prefix: /v1, method: GET }
          backends: [ { id: a, address: "10.0.0.1:8080" } ]
        beta:
          route:
            - { host: api.example.com, path_prefix: /v1, method: GET, headers: { X-Env: beta } }
            - { host: api.example.com, path_prefix: /v1, method: GET, query: { version: "2" } }
          backends: [ { id: a, address: "10.0.0.1:8080" } ]
      """;

  /** All of them. */
  public static final List<String> ALL =
      List.of(MINIMAL, SAYING_DEFAULTS, EVERYTHING, ENVIRONMENT, ALIASES, EXPECTING);

  private GoodConfigs() {}
}
