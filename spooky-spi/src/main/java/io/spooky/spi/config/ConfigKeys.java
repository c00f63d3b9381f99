package io.spooky.spi.config;

import io.spooky.spi.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of {@code config.yaml} that hold one value, by the block they stand in, with their
 * defaults and ranges. Keys that hold blocks, and route predicates, belong to the compiler.
 */
public final class ConfigKeys {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration DAY = Duration.ofDays(1);
  private static final long GIB = 1L << 30;
  private static final List<String> ALLOWABLE =
      Stream.of(PathFault.values()).filter(PathFault::isAllowable).map(PathFault::word).toList();

  private ConfigKeys() {}

  /** Keys of the file's top level. */
  public static final class Root {
    /** Event loops. */
    public static final Option<Integer> WORKERS =
        Option.integer("workers", 1)
            .between(1, 1024)
            // Zero stands for auto; as a number it is refused like any other that makes no sense.
            .orWord("auto", 0)
            .byDefault("auto")
            .describedAs("Event loops, each with its own socket; auto is one for each core.");

    /** Time for requests in flight at a stop. */
    public static final Option<Duration> DRAIN =
        Option.duration("drain", "5s")
            .between(NONE, DAY)
            .describedAs("How long requests in flight may go on after a stop was asked for.");

    /** Whose word on where a request came from is taken. */
    public static final Option<List<Network>> TRUSTED_PROXIES =
        Option.list("trusted_proxies", Network::parse)
            .writtenAs(Network.FORM)
            .describedAs("Networks whose x-forwarded-* and forwarded fields are believed.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(WORKERS, DRAIN, TRUSTED_PROXIES);

    private Root() {}
  }

  /** Keys of {@code log}. */
  public static final class Log {
    /** The least severe level that is logged. */
    public static final Option<String> LEVEL =
        Option.choice("level", "error", "warn", "info", "debug", "trace")
            .byDefault("info")
            .describedAs("The least severe level that is logged: error, warn, info, debug, trace.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(LEVEL);

    private Log() {}
  }

  /** Keys of {@code listen}. */
  public static final class Listen {
    /** The protocol. */
    public static final Option<String> PROTOCOL =
        Option.choice("protocol", "http3").describedAs("The protocol that clients speak.");

    /** The local address. */
    public static final Option<String> ADDRESS =
        Option.parsed("address", "0.0.0.0", NetworkTexts::localAddress)
            .writtenAs(NetworkTexts.LOCAL_ADDRESS_FORM)
            .describedAs("The local IP address to listen on.");

    /** The local port. */
    public static final Option<Integer> PORT =
        Option.integer("port", 9889)
            .between(0, 65_535)
            .describedAs("The local port; 0 takes a free one.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(PROTOCOL, ADDRESS, PORT);

    private Listen() {}
  }

  /** Keys of {@code listen.tls}. */
  public static final class Tls {
    /** The certificate chain. */
    public static final Option<String> CERT =
        Option.text("cert", "")
            .required()
            .describedAs("A PEM file with the certificate, followed by its chain.");

    /** The private key. */
    public static final Option<String> KEY =
        Option.text("key", "").required().describedAs("A PEM file with the private key (PKCS #8).");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(CERT, KEY);

    private Tls() {}
  }

  /** Keys of {@code timeouts}; 0 is none. */
  public static final class Timeouts {
    /** For a connection to a backend. */
    public static final Option<Duration> CONNECT =
        Option.duration("connect", "1s")
            .between(Duration.ofMillis(1), DAY)
            .describedAs("How long a connection to a backend may take, TLS included.");

    /** For the head of the response. */
    public static final Option<Duration> RESPONSE_HEAD =
        Option.duration("response_head", "15s")
            .between(NONE, DAY)
            .describedAs(
                "How long the response head may take once the request is sent; 0 is none.");

    /** For a stream without progress. */
    public static final Option<Duration> IDLE =
        Option.duration("idle", "60s")
            .between(NONE, DAY)
            .describedAs("How long a stream may stand still in both directions; 0 is none.");

    /** For the whole exchange. */
    public static final Option<Duration> REQUEST =
        Option.duration("request", "0")
            .between(NONE, DAY)
            .describedAs("How long a whole exchange may take, attempts included; 0 is none.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(CONNECT, RESPONSE_HEAD, IDLE, REQUEST);

    private Timeouts() {}
  }

  /** Keys of {@code retry}. */
  public static final class Retry {
    /** How many attempts a request gets. */
    public static final Option<Integer> ATTEMPTS =
        Option.integer("attempts", 2)
            .between(1, 10)
            .describedAs("Attempts for each request, the first included.");

    /** The share of requests that may be attempted again. */
    public static final Option<Double> BUDGET =
        Option.percent("budget", "20%")
            .describedAs("Further attempts as a share of the last 10 s' requests.");

    /** For one attempt. */
    public static final Option<Duration> PER_TRY_TIMEOUT =
        Option.duration("per_try_timeout", "0")
            .between(NONE, DAY)
            .describedAs("How long one attempt may take until its response head; 0 is none.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(ATTEMPTS, BUDGET, PER_TRY_TIMEOUT);

    private Retry() {}
  }

  /** Keys of {@code limits}, for each backend. */
  public static final class Limits {
    /** Requests at a time. */
    public static final Option<Integer> IN_FLIGHT =
        Option.integer("in_flight", 64)
            .between(1, 1_000_000)
            .describedAs("Requests in flight to one backend, over all workers.");

    /** Requests that wait. */
    public static final Option<Integer> QUEUE =
        Option.integer("queue", 128)
            .between(0, 1_000_000)
            .describedAs("Requests that may wait for a free place, for each backend and worker.");

    /** How long they wait. */
    public static final Option<Duration> QUEUE_TIMEOUT =
        Option.duration("queue_timeout", "1s")
            .between(NONE, DAY)
            .describedAs("How long a request waits for a free place before it gets a 503.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(IN_FLIGHT, QUEUE, QUEUE_TIMEOUT);

    private Limits() {}
  }

  /** Keys of {@code edge}: the client side. */
  public static final class Edge {
    /** The size of a header section. */
    public static final Option<Long> HEADER_BYTES =
        Option.size("header_bytes", "16KiB")
            .between(1L << 10, 1L << 20)
            .describedAs("The largest header section of a request (RFC 9114, section 4.2.2).");

    /** The number of fields. */
    public static final Option<Integer> HEADERS =
        Option.integer("headers", 100)
            .between(4, 10_000)
            .describedAs("The most header fields of a request, pseudo-header fields included.");

    /** The size of a request body. */
    public static final Option<Long> BODY_BYTES =
        Option.size("body_bytes", "0")
            .between(0L, 1L << 50)
            .describedAs("The largest request body; 0 is without limit.");

    /** Streams of one connection. */
    public static final Option<Integer> STREAMS =
        Option.integer("streams", 100)
            .between(1, 10_000)
            .describedAs("Requests that one client connection may have open at a time.");

    /** What is kept of a body for a further attempt. */
    public static final Option<Long> BUFFER_BYTES =
        Option.size("buffer_bytes", "64KiB")
            .between(0L, GIB)
            .describedAs("How much of a request body is kept for a further attempt.");

    /** Idle client connections. */
    public static final Option<Duration> IDLE =
        Option.duration("idle", "30s")
            .between(Duration.ofMillis(100), DAY)
            .describedAs("How long a client connection may be silent before it is closed.");

    /** Congestion control. */
    public static final Option<String> CONGESTION_CONTROL =
        Option.choice("congestion_control", "bbr", "cubic", "reno")
            .describedAs("How fast clients are sent to: bbr, cubic, reno (RFC 9002, section 7).");

    /** Doubled slashes. */
    public static final Option<String> DOUBLED_SLASHES =
        Option.choice("doubled_slashes", "merge", "reject", "keep")
            .describedAs("What becomes of // in a path: merge, reject, keep.");

    /** Ambiguous paths. */
    public static final Option<List<String>> ALLOW =
        Option.choices("allow", ALLOWABLE)
            .describedAs("Ambiguous forms of paths that are passed on instead of refused.");

    /** Names that some backends cannot tell from others. */
    public static final Option<String> UNDERSCORES =
        Option.choice("underscores", "reject", "drop", "pass")
            .describedAs("What becomes of field names with underscores: reject, drop, pass.");

    /** The edge's name in {@code via}. */
    public static final Option<String> VIA =
        Option.parsed("via", "auto", NetworkTexts::token)
            .writtenAs(NetworkTexts.TOKEN_FORM)
            .describedAs(
                "The edge's name in via, by which it knows loops; auto is one of its own.");

    /** Requests for other hosts. */
    public static final Option<String> MISDIRECTED =
        Option.choice("misdirected", "reject", "serve")
            .describedAs("What becomes of requests for hosts that the certificate does not cover.");

    /** What clients are told of errors. */
    public static final Option<Boolean> PROXY_STATUS =
        Option.flag("proxy_status", false)
            .describedAs("Whether the edge's own answers say why in proxy-status (RFC 9209).");

    /** All of them. */
    public static final List<Option<?>> ALL =
        List.of(
            HEADER_BYTES,
            HEADERS,
            BODY_BYTES,
            STREAMS,
            BUFFER_BYTES,
            IDLE,
            CONGESTION_CONTROL,
            DOUBLED_SLASHES,
            ALLOW,
            UNDERSCORES,
            VIA,
            MISDIRECTED,
            PROXY_STATUS);

    private Edge() {}
  }

  /** Keys of one entry of {@code backends}. */
  public static final class Backend {
    /** Where it listens. */
    public static final Option<BackendAddress> ADDRESS =
        Option.parsed("address", null, BackendAddress::parse)
            .writtenAs(BackendAddress.FORM)
            .describedAs("host:port for cleartext HTTP/2, https://host:port for TLS.");

    /** Its share. */
    public static final Option<Integer> WEIGHT =
        Option.integer("weight", 100)
            .between(0, 65_535)
            .describedAs("Share of the traffic relative to the other backends; 0 takes none.");

    /** Its group. */
    public static final Option<Integer> PRIORITY =
        Option.integer("priority", 0)
            .between(0, 255)
            .describedAs("Failover group; the lowest number with an eligible backend is used.");

    /** Whether to connect early. */
    public static final Option<Boolean> WARM =
        Option.flag("warm", false)
            .describedAs("Whether every worker connects at start instead of at the first request.");

    /** The name to verify. */
    public static final Option<String> SERVER_NAME =
        Option.parsed("server_name", "", NetworkTexts::serverName)
            .writtenAs(NetworkTexts.SERVER_NAME_FORM)
            .describedAs("Name for SNI and certificate verification; empty takes the host.");

    /** What to trust. */
    public static final Option<String> CA =
        Option.text("ca", "")
            .describedAs("A PEM file of trusted certificates; empty takes the JDK's trust store.");

    /** All of them. */
    public static final List<Option<?>> ALL =
        List.of(ADDRESS, WEIGHT, PRIORITY, WARM, SERVER_NAME, CA);

    private Backend() {}
  }

  /** Keys of {@code health_check} that the prober reads; all others are the policy's. */
  public static final class Probe {
    /** What is asked for. */
    public static final Option<String> PATH =
        Option.parsed("path", "/health", NetworkTexts::path)
            .writtenAs(NetworkTexts.PATH_FORM)
            .describedAs("Path of the probe, an HTTP/2 GET; a 2xx response passes.");

    /** How often. */
    public static final Option<Duration> INTERVAL =
        Option.duration("interval", "5s")
            .between(Duration.ofMillis(10), DAY)
            .describedAs("Time between two probes of one backend, spread by a tenth.");

    /** How long. */
    public static final Option<Duration> TIMEOUT_MS =
        Option.duration("timeout_ms", "1s")
            .between(Duration.ofMillis(1), DAY)
            .describedAs("How long a probe may take, connecting included.");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(PATH, INTERVAL, TIMEOUT_MS);

    private Probe() {}
  }
}
