package io.spooky.codegen.check;

/**
 * The names of keys that are no options. Which block has which of them, says {@link BlockShape}.
 */
public final class Keys {
  public static final String ADD = "add";
  public static final String BACKENDS = "backends";
  public static final String EDGE = "edge";
  public static final String EXPECT = "expect";
  public static final String HEADERS = "headers";
  public static final String HEALTH_CHECK = "health_check";
  public static final String HOST = "host";
  public static final String ID = "id";
  public static final String KEY = "key";
  public static final String LB_TYPE = "lb_type";
  public static final String LIMITS = "limits";
  public static final String LISTEN = "listen";
  public static final String LOAD_BALANCING = "load_balancing";
  public static final String LOG = "log";
  public static final String METHOD = "method";
  public static final String PATH = "path";
  public static final String PATH_PREFIX = "path_prefix";
  public static final String POLICY = "policy";
  public static final String PRESENT = "present";
  public static final String QUERY = "query";
  public static final String REMOVE = "remove";
  public static final String REQUEST_HEADERS = "request_headers";
  public static final String RESPONSE_HEADERS = "response_headers";
  public static final String RETRY = "retry";
  public static final String ROUTE = "route";
  public static final String SET = "set";
  public static final String TIMEOUTS = "timeouts";
  public static final String TLS = "tls";
  public static final String TYPE = "type";
  public static final String UPSTREAM = "upstream";
  public static final String VERSION = "version";

  private Keys() {}
}
