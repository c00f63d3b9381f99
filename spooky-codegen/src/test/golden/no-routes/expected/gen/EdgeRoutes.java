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
    return NO_ROUTE;
  }
}
