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

  private static final byte[] PATH_V1_STATUS = bytes("/v1/status");

  private static final byte[] PATH_V1_ORDERS = bytes("/v1/orders");

  private static final byte[] METHOD_GET = bytes("GET");

  private static final byte[] METHOD_POST = bytes("POST");

  private static final byte[] PATH_V1 = bytes("/v1");

  private static final byte[] SUFFIX_EXAMPLE_COM = bytes(".example.com");

  private static final byte[] PATH_ASSETS = bytes("/assets");

  @Override
  public int match(RequestHead head) {
    int route = exactHost(head);
    if (route == NO_ROUTE) {
      route = wildcardHost(head);
    }
    if (route == NO_ROUTE) {
      route = anyHost(head);
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
    if (head.pathIs(PATH_V1_STATUS)) {
      return 2; // config.yaml:12 -> api
    }
    if (head.pathIsUnder(PATH_V1_ORDERS)
        && (head.methodIs(METHOD_GET) || head.methodIs(METHOD_POST))) {
      return 1; // config.yaml:11 -> api
    }
    if (head.pathIsUnder(PATH_V1) && head.methodIs(METHOD_GET)) {
      return 0; // config.yaml:10 -> api
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
    if (head.pathIsUnder(PATH_ASSETS)) {
      return 3; // config.yaml:22 -> assets
    }
    return NO_ROUTE;
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    return 4; // config.yaml:28 -> fallback
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
