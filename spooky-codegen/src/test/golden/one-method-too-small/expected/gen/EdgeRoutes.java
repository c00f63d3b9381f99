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

  private static final byte[] PATH_SERVICE_1_V1 = bytes("/service-1/v1");

  private static final byte[] PATH_SERVICE_2_V2 = bytes("/service-2/v2");

  private static final byte[] PATH_SERVICE_3_V0 = bytes("/service-3/v0");

  private static final byte[] PATH_SERVICE_4_V1 = bytes("/service-4/v1");

  private static final byte[] PATH_SERVICE_5_V2 = bytes("/service-5/v2");

  private static final byte[] PATH_SERVICE_6_V0 = bytes("/service-6/v0");

  private static final byte[] PATH_SERVICE_7_V1 = bytes("/service-7/v1");

  @Override
  public int match(RequestHead head) {
    return exactHost(head);
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
    return switch (head.pathAt(9)) {
      case '1' -> head.pathIsUnder(PATH_SERVICE_1_V1) ? 0 : NO_ROUTE; // config.yaml:6 -> api
      case '2' -> head.pathIsUnder(PATH_SERVICE_2_V2) ? 1 : NO_ROUTE; // config.yaml:7 -> api
      case '3' -> head.pathIsUnder(PATH_SERVICE_3_V0) ? 2 : NO_ROUTE; // config.yaml:8 -> api
      case '4' -> head.pathIsUnder(PATH_SERVICE_4_V1) ? 3 : NO_ROUTE; // config.yaml:9 -> api
      case '5' -> head.pathIsUnder(PATH_SERVICE_5_V2) ? 4 : NO_ROUTE; // config.yaml:10 -> api
      case '6' -> head.pathIsUnder(PATH_SERVICE_6_V0) ? 5 : NO_ROUTE; // config.yaml:11 -> api
      case '7' -> head.pathIsUnder(PATH_SERVICE_7_V1) ? 6 : NO_ROUTE; // config.yaml:12 -> api
      default -> NO_ROUTE;
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
