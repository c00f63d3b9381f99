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
  private static final byte[] HOST_XN_BCHER_KVA_EXAMPLE = bytes("xn--bcher-kva.example");

  private static final byte[] PATH_CAF_C3_A9 = bytes("/caf%C3%A9");

  private static final byte[] HOST_XN_BCHER_KVA_TEST = bytes("xn--bcher-kva.test");

  private static final byte[] PATH_A_20B = bytes("/a%20b");

  private static final byte[] PATH_IT_S_1_X = bytes("/it's/$1/(x)");

  private static final byte[] PATH_STRA_C3_9FE = bytes("/stra%C3%9Fe");

  @Override
  public int match(RequestHead head) {
    int route = exactHost(head);
    if (route == NO_ROUTE) {
      route = anyHost(head);
    }
    return route;
  }

  /**
   * Exact hosts.
   */
  private static int exactHost(RequestHead head) {
    if (head.hostIs(HOST_XN_BCHER_KVA_EXAMPLE)) {
      return xnBcherKvaExample(head);
    }
    if (head.hostIs(HOST_XN_BCHER_KVA_TEST)) {
      return xnBcherKvaTest(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code xn--bcher-kva.example}.
   */
  private static int xnBcherKvaExample(RequestHead head) {
    if (head.pathIs(PATH_CAF_C3_A9)) {
      return 0; // config.yaml:6 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code xn--bcher-kva.test}.
   */
  private static int xnBcherKvaTest(RequestHead head) {
    if (head.pathIs(PATH_A_20B)) {
      return 1; // config.yaml:7 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    if (head.pathIs(PATH_IT_S_1_X)) {
      return 3; // config.yaml:9 -> api
    }
    if (head.pathIsUnder(PATH_STRA_C3_9FE)) {
      return 2; // config.yaml:8 -> api
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
