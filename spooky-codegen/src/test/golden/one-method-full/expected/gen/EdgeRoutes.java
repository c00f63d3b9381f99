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
    if (head.pathIsUnder(PATH_SERVICE_1_V1)) {
      return 0; // config.yaml:6 -> api
    }
    if (head.pathIsUnder(PATH_SERVICE_2_V2)) {
      return 1; // config.yaml:7 -> api
    }
    if (head.pathIsUnder(PATH_SERVICE_3_V0)) {
      return 2; // config.yaml:8 -> api
    }
    if (head.pathIsUnder(PATH_SERVICE_4_V1)) {
      return 3; // config.yaml:9 -> api
    }
    if (head.pathIsUnder(PATH_SERVICE_5_V2)) {
      return 4; // config.yaml:10 -> api
    }
    if (head.pathIsUnder(PATH_SERVICE_6_V0)) {
      return 5; // config.yaml:11 -> api
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
