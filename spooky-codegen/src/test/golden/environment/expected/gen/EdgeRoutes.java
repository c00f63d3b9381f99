package gen;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import javax.annotation.processing.Generated;

/**
 * The routes of {@code config.yaml}, in the order of their precedence.
 */
@Generated("io.spooky.codegen")
final class EdgeRoutes implements RouteTable {
  @Override
  public int match(RequestHead head) {
    return anyHost(head);
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    return 0; // config.yaml:5 -> api
  }
}
