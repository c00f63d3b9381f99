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
  private static final byte[] PATH_L = bytes("/$L/$$");

  @Override
  public int match(RequestHead head) {
    return anyHost(head);
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    if (head.pathIs(PATH_L)) {
      return 0; // config.yaml:5 -> api
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
