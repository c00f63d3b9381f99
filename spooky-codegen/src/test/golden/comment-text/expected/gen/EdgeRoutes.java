package gen;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import javax.annotation.processing.Generated;

/**
 * The routes of <code>conf&#92;users &#42;&#47; &#92;u002a&#47; &#123;&#64;code x&#125; &#60;b&#62;.yaml</code>, in the order of their precedence.
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
    return 0; // conf/users */ /u002a/ {@code x} <b>.yaml:5 -> api
  }
}
