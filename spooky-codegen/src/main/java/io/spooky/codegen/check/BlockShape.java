package io.spooky.codegen.check;

import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import java.util.List;
import java.util.stream.Stream;

/**
 * The blocks of the format, each with its keys: those that hold a block, a list or a text that the
 * build decides, and those that are options. Options of plugins come on top. The checks ask for
 * these keys, messages suggest them, and the schema for editors is made of them.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists cannot be modified.
public enum BlockShape {
  /** The top level. */
  ROOT(
      "the top level",
      ConfigKeys.Root.ALL,
      Key.of(Keys.VERSION, "The version of the config's format."),
      Key.of(Keys.LISTEN, "Where clients connect to: one listener, or a list."),
      Key.required(Keys.UPSTREAM, "The services behind the edge, by name."),
      Key.of(Keys.LOAD_BALANCING, "The balancing strategy of every upstream that names no other."),
      Key.of(Keys.HEALTH_CHECK, "The health policy and probes of every upstream."),
      Key.of(Keys.TIMEOUTS, "Time-outs of every upstream."),
      Key.of(Keys.RETRY, "Further attempts of every upstream."),
      Key.of(Keys.LIMITS, "Limits of every backend."),
      Key.of(Keys.EDGE, "The client side."),
      Key.of(Keys.LOG, "The log."),
      Key.of(Keys.EXPECT, "Requests and the upstreams that they go to; the build compares.")),
  /** An entry of {@code listen}. */
  LISTEN(
      "listen",
      ConfigKeys.Listen.ALL,
      Key.of(Keys.TLS, "The listener's certificate; may be missing on loopback, or with --dev.")),
  /** The files of a listener's certificate. */
  TLS("listen.tls", ConfigKeys.Tls.ALL),
  /** An entry of {@code upstream}. */
  UPSTREAM(
      "an upstream",
      List.of(ConfigKeys.Backend.WARM),
      Key.of(Keys.ROUTE, "Which requests the upstream takes: one route, or a list."),
      Key.of(Keys.LOAD_BALANCING, "The balancing strategy, over that of the top level."),
      Key.of(Keys.HEALTH_CHECK, "The health policy and probes, over those of the top level."),
      Key.of(Keys.TIMEOUTS, "Time-outs, over those of the top level."),
      Key.of(Keys.RETRY, "Further attempts, over those of the top level."),
      Key.of(Keys.LIMITS, "Limits of each backend, over those of the top level."),
      Key.required(Keys.BACKENDS, "The servers that requests are sent to.")),
  /** An entry of {@code route}. */
  ROUTE(
      "route",
      List.of(),
      Key.of(Keys.HOST, "The host, or *.example.com for one or more labels; any if left out."),
      Key.of(Keys.PATH, "The very path."),
      Key.of(Keys.PATH_PREFIX, "A path that is taken with all below it, by whole segments."),
      Key.of(Keys.METHOD, "The method, or a list; any if left out."),
      Key.of(Keys.HEADERS, "Fields that a request must have: a value, or { present: true }."),
      Key.of(Keys.QUERY, "Parameters that a request must have: a value, or { present: true }."),
      Key.of(Keys.TIMEOUTS, "Time-outs of this route, over those of the upstream."),
      Key.of(Keys.RETRY, "Further attempts of this route, over those of the upstream."),
      Key.of(Keys.REQUEST_HEADERS, "What is done to the fields of requests."),
      Key.of(Keys.RESPONSE_HEADERS, "What is done to the fields of responses.")),
  /** {@code timeouts} of a route; connections are made for all routes of an upstream alike. */
  ROUTE_TIMEOUTS(
      "",
      List.of(
          ConfigKeys.Timeouts.RESPONSE_HEAD,
          ConfigKeys.Timeouts.IDLE,
          ConfigKeys.Timeouts.REQUEST)),
  /** {@code retry} of a route; the budget is a share of all of an upstream's requests. */
  ROUTE_RETRY("", List.of(ConfigKeys.Retry.ATTEMPTS, ConfigKeys.Retry.PER_TRY_TIMEOUT)),
  /** {@code request_headers} or {@code response_headers}. */
  FIELD_EDITS(
      "request_headers or response_headers",
      List.of(),
      Key.of(Keys.SET, "Fields that replace all of their name."),
      Key.of(Keys.ADD, "Fields that are added to those of their name."),
      Key.of(Keys.REMOVE, "Names whose fields are removed: one, or a list.")),
  /** What stands for any value of a field or parameter. */
  PRESENCE("", List.of(), Key.required(Keys.PRESENT, "True takes any value.")),
  /** {@code load_balancing}, on all levels. */
  LOAD_BALANCING(
      "load_balancing",
      List.of(),
      Key.of(Keys.TYPE, "The balancing strategy."),
      Key.old(Keys.LB_TYPE, "The same as type."),
      Key.of(
          Keys.KEY,
          "What is hashed: header:NAME, cookie:NAME, query:NAME, path, host, source_ip.")),
  /** {@code health_check} at the top level and in upstreams. */
  HEALTH_CHECK("health_check", ConfigKeys.Probe.ALL, Key.of(Keys.POLICY, "The health policy.")),
  /** {@code health_check} of a backend: the policy is the upstream's. */
  BACKEND_HEALTH_CHECK("", ConfigKeys.Probe.ALL),
  /** {@code timeouts} at the top level and in upstreams. */
  TIMEOUTS("timeouts", ConfigKeys.Timeouts.ALL),
  /** {@code retry} at the top level and in upstreams. */
  RETRY("retry", ConfigKeys.Retry.ALL),
  /** {@code limits}. */
  LIMITS("limits", ConfigKeys.Limits.ALL),
  /** {@code edge}. */
  EDGE("edge", ConfigKeys.Edge.ALL),
  /** {@code log}. */
  LOG("log", ConfigKeys.Log.ALL),
  /** An entry of {@code backends}. */
  BACKEND(
      "an entry of backends",
      ConfigKeys.Backend.ALL,
      Key.required(Keys.ID, "The backend's name within the upstream."),
      Key.of(Keys.HEALTH_CHECK, "Probes and options of the policy, over those of the upstream."));

  /**
   * A key that is no option.
   *
   * @param name the key as the config writes it
   * @param description a sentence with a full stop
   * @param isRequired whether the block must have it
   * @param isOld whether it is taken, but no longer suggested
   */
  public record Key(String name, String description, boolean isRequired, boolean isOld) {
    private static Key of(String name, String description) {
      return new Key(name, description, false, false);
    }

    private static Key required(String name, String description) {
      return new Key(name, description, true, false);
    }

    private static Key old(String name, String description) {
      return new Key(name, description, false, true);
    }
  }

  private final String title;
  private final List<Option<?>> options;
  private final List<Key> keys;

  BlockShape(String title, List<Option<?>> options, Key... keys) {
    this.title = title;
    this.options = options;
    this.keys = List.of(keys);
  }

  /** Returns the block as messages name it; empty where they name a wider kind instead. */
  String title() {
    return title;
  }

  /** Returns the keys that are options, in their order. */
  public List<Option<?>> options() {
    return options;
  }

  /** Returns the other keys, in their order. */
  public List<Key> keys() {
    return keys;
  }

  /** Returns the names of all keys, options or not. */
  Stream<String> names() {
    return Stream.concat(keys.stream().map(Key::name), options.stream().map(Option::name));
  }

  /** Returns the names of all keys that messages may suggest. */
  List<String> suggested() {
    return names()
        .filter(name -> keys.stream().noneMatch(k -> k.isOld() && k.name().equals(name)))
        .toList();
  }
}
