package gen;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Generated;

/**
 * The routes of {@code config.yaml}, in the order of their precedence.
 */
@Generated("io.spooky.codegen")
final class EdgeRoutes implements RouteTable {
  private static final byte[] HOST_API_EXAMPLE_COM = bytes("api.example.com");

  private static final byte[] PATH_V1_REPORTS = bytes("/v1/reports");

  private static final byte[] METHOD_GET = bytes("GET");

  private static final byte[] METHOD_HEAD = bytes("HEAD");

  private static final byte[] PATH_V1 = bytes("/v1");

  private static final byte[] QUERY_STRA_UDF_E = bytes("stra\u00dfe");

  private static final byte[] QUERY_A_B = bytes("a b");

  private static final byte[] QUERY_TRACE = bytes("trace");

  private static final byte[] SUFFIX_EXAMPLE_COM = bytes(".example.com");

  private static final byte[] QUERY_VERSION = bytes("version");

  private static final byte[] QUERY_2 = bytes("2");

  @Override
  public boolean readsFields() {
    return true;
  }

  @Override
  public int match(RequestHead head) {
    int route = exactHost(head);
    if (route == NO_ROUTE) {
      route = wildcardHost(head);
    }
    return route;
  }

  /**
   * Exact hosts.
   */
  private static int exactHost(RequestHead head) {
    if (head.hostIs(HOST_API_EXAMPLE_COM)) {
      return apiExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code api.example.com}.
   */
  private static int apiExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1_REPORTS)
        && (head.methodIs(METHOD_GET) || head.methodIs(METHOD_HEAD))) {
      return 1; // config.yaml:7 -> stable
    }
    if (head.pathIsUnder(PATH_V1)
        && head.hasField("x-debug")
        && head.fieldIs("x-env", "beta")
        && head.queryIs(QUERY_STRA_UDF_E, QUERY_A_B)
        && head.hasQuery(QUERY_TRACE)) {
      return 3; // config.yaml:18 -> beta
    }
    if (head.pathIsUnder(PATH_V1) && head.fieldIs("x-env", "beta")) {
      return 2; // config.yaml:17 -> beta
    }
    if (head.pathIsUnder(PATH_V1)) {
      return 0; // config.yaml:6 -> stable
    }
    return NO_ROUTE;
  }

  /**
   * Wildcards.
   */
  private static int wildcardHost(RequestHead head) {
    if (head.hostEndsWith(SUFFIX_EXAMPLE_COM)) {
      return wildcardExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.example.com}.
   */
  private static int wildcardExampleCom(RequestHead head) {
    if (head.methodIs(METHOD_GET) && head.queryIs(QUERY_VERSION, QUERY_2)) {
      return 4; // config.yaml:19 -> beta
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
