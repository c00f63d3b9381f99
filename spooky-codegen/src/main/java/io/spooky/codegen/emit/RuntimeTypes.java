package io.spooky.codegen.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * Names of the classes and methods that generated code refers to, so that the compiler needs no
 * runtime on its class path. A test compares them with the runtime.
 */
final class RuntimeTypes {
  private static final String CONTRACT = "io.spooky.runtime.contract";

  static final ClassName BACKEND_SPEC = ClassName.get(CONTRACT, "BackendSpec");
  static final ClassName BALANCER = ClassName.get("io.spooky.spi", "Balancer");
  static final ClassName BALANCERS = ClassName.get(CONTRACT, "Balancers");
  static final ClassName COMPILED_PROXY = ClassName.get(CONTRACT, "CompiledProxy");
  static final ClassName CONFIG_KEYS = ClassName.get("io.spooky.spi.config", "ConfigKeys");
  static final ClassName CONTRACT_VERSION = ClassName.get(CONTRACT, "ContractVersion");
  static final ClassName DISPATCHER = ClassName.get(CONTRACT, "Dispatcher");
  static final ClassName LISTENER_SPEC = ClassName.get(CONTRACT, "ListenerSpec");
  static final ClassName PICK_REQUEST = ClassName.get(CONTRACT, "PickRequest");
  static final ClassName PROXY_SPEC = ClassName.get(CONTRACT, "ProxySpec");
  static final ClassName REQUEST_HEAD = ClassName.get(CONTRACT, "RequestHead");
  static final ClassName FIELD_EDITOR = ClassName.get(CONTRACT, "FieldEditor");
  static final ClassName ROUTE_SPEC = ClassName.get(CONTRACT, "RouteSpec");
  static final ClassName ROUTE_TABLE = ClassName.get(CONTRACT, "RouteTable");
  static final ClassName ROUTE_TRIE = ClassName.get(CONTRACT, "RouteTrie");
  static final ClassName ROUTE_TRIE_BUILDER = ClassName.get(CONTRACT, "RouteTrieBuilder");
  static final ClassName TRIE_ROUTE = ROUTE_TRIE_BUILDER.nestedClass("Route");
  static final ClassName UPSTREAM_SPEC = ClassName.get(CONTRACT, "UpstreamSpec");

  /**
   * A member of one of these classes.
   *
   * @param owner the class
   * @param name of the method or the field
   * @param parameters how many parameters the method has; -1 for a field
   */
  record Member(ClassName owner, String name, int parameters) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final Member CURRENT = field(CONTRACT_VERSION, "CURRENT");
  static final Member NO_ROUTE = field(ROUTE_TABLE, "NO_ROUTE");

  static final Member MATCH = method(ROUTE_TABLE, "match", 1);
  static final Member READS_FIELDS = method(ROUTE_TABLE, "readsFields", 0);
  static final Member HOST_IS = method(REQUEST_HEAD, "hostIs", 1);
  static final Member HOST_ENDS_WITH = method(REQUEST_HEAD, "hostEndsWith", 1);
  static final Member HOST_AT = method(REQUEST_HEAD, "hostAt", 1);
  static final Member HOST_FROM_END = method(REQUEST_HEAD, "hostFromEnd", 1);
  static final Member PATH_IS = method(REQUEST_HEAD, "pathIs", 1);
  static final Member PATH_IS_UNDER = method(REQUEST_HEAD, "pathIsUnder", 1);
  static final Member PATH_AT = method(REQUEST_HEAD, "pathAt", 1);
  static final Member METHOD_IS = method(REQUEST_HEAD, "methodIs", 1);
  static final Member FIELD_IS = method(REQUEST_HEAD, "fieldIs", 2);
  static final Member HAS_FIELD = method(REQUEST_HEAD, "hasField", 1);
  static final Member QUERY_IS = method(REQUEST_HEAD, "queryIs", 2);
  static final Member HAS_QUERY = method(REQUEST_HEAD, "hasQuery", 1);

  static final Member TRIE_MATCH = method(ROUTE_TRIE, "match", 1);
  static final Member TRIE_HOST = method(ROUTE_TRIE_BUILDER, "host", 1);
  static final Member TRIE_WILDCARD = method(ROUTE_TRIE_BUILDER, "wildcard", 1);
  static final Member TRIE_ANY_HOST = method(ROUTE_TRIE_BUILDER, "anyHost", 0);
  static final Member TRIE_PATH = method(ROUTE_TRIE_BUILDER, "path", 1);
  static final Member TRIE_PATH_PREFIX = method(ROUTE_TRIE_BUILDER, "pathPrefix", 1);
  static final Member TRIE_BUILD = method(ROUTE_TRIE_BUILDER, "build", 0);
  static final Member TRIE_METHOD = method(TRIE_ROUTE, "method", 1);
  static final Member TRIE_FIELD = method(TRIE_ROUTE, "field", 2);
  static final Member TRIE_QUERY = method(TRIE_ROUTE, "query", 2);
  static final Member TRIE_TO = method(TRIE_ROUTE, "to", 1);

  static final Member PICK = method(DISPATCHER, "pick", 2);
  static final Member BALANCER_PICK = method(BALANCER, "pick", 1);
  static final Member BALANCERS_OF = method(BALANCERS, "of", 1);
  static final Member WITH_HASH_KEY = method(PICK_REQUEST, "withHashKey", 1);
  static final Member HASH_OF_HEADER = method(PICK_REQUEST, "hashOfHeader", 1);
  static final Member HASH_OF_COOKIE = method(PICK_REQUEST, "hashOfCookie", 1);
  static final Member HASH_OF_QUERY = method(PICK_REQUEST, "hashOfQuery", 1);
  static final Member HASH_OF_PATH = method(PICK_REQUEST, "hashOfPath", 0);
  static final Member HASH_OF_HOST = method(PICK_REQUEST, "hashOfHost", 0);
  static final Member HASH_OF_SOURCE_IP = method(PICK_REQUEST, "hashOfSourceIp", 0);

  static final Member CONTRACT_VERSION_METHOD = method(COMPILED_PROXY, "contractVersion", 0);
  static final Member NAME = method(COMPILED_PROXY, "name", 0);
  static final Member SOURCE = method(COMPILED_PROXY, "source", 0);
  static final Member DESCRIBE = method(COMPILED_PROXY, "describe", 1);
  static final Member ROUTES = method(COMPILED_PROXY, "routes", 0);
  static final Member NEW_DISPATCHER = method(COMPILED_PROXY, "newDispatcher", 1);

  static final Member SET_DEFAULT = method(PROXY_SPEC, "set", 2);
  static final Member SET = method(PROXY_SPEC, "set", 4);
  static final Member OPTION_DEFAULT = method(PROXY_SPEC, "option", 2);
  static final Member OPTION = method(PROXY_SPEC, "option", 4);
  static final Member LOG = method(PROXY_SPEC, "log", 0);
  static final Member EDGE = method(PROXY_SPEC, "edge", 0);
  static final Member LISTENER = method(PROXY_SPEC, "listener", 2);
  static final Member TLS = method(LISTENER_SPEC, "tls", 2);
  static final Member UPSTREAM = method(PROXY_SPEC, "upstream", 3);
  static final Member ROUTE = method(PROXY_SPEC, "route", 4);
  static final Member EDITS_REQUESTS = method(ROUTE_SPEC, "editsRequests", 1);
  static final Member EDITS_RESPONSES = method(ROUTE_SPEC, "editsResponses", 1);
  static final Member REMOVE_FIELD = method(FIELD_EDITOR, "remove", 1);
  static final Member SET_FIELD = method(FIELD_EDITOR, "set", 2);
  static final Member ADD_FIELD = method(FIELD_EDITOR, "add", 2);
  static final Member UPSTREAM_BALANCER = method(UPSTREAM_SPEC, "balancer", 4);
  static final Member HEALTH_POLICY = method(UPSTREAM_SPEC, "healthPolicy", 4);
  static final Member BACKEND = method(UPSTREAM_SPEC, "backend", 3);
  static final Member PROBE = method(BACKEND_SPEC, "probe", 2);
  static final Member HEALTH_OPTIONS = method(BACKEND_SPEC, "healthOptions", 0);

  /** The blocks of {@code ConfigKeys} whose constants generated code names. */
  static final List<String> KEY_BLOCKS =
      List.of(
          "Root",
          "Log",
          "Edge",
          "Listen",
          "Tls",
          "Timeouts",
          "Retry",
          "Limits",
          "Backend",
          "Probe");

  private RuntimeTypes() {}

  private static Member method(ClassName owner, String name, int parameters) {
    return new Member(owner, name, parameters);
  }

  private static Member field(ClassName owner, String name) {
    return new Member(owner, name, -1);
  }
}
