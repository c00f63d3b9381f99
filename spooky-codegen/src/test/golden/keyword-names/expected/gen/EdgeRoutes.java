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
  private static final byte[] PATH_DEFAULT = bytes("/default");

  private static final byte[] PATH_STATIC = bytes("/static");

  private static final byte[] PATH_SWITCH = bytes("/switch");

  private static final byte[] PATH_CLASS = bytes("/class");

  private static final byte[] PATH_1ST = bytes("/1st");

  private static final byte[] PATH_ = bytes("/_");

  @Override
  public int match(RequestHead head) {
    return anyHost(head);
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    if (head.pathIsUnder(PATH_DEFAULT)) {
      return 1; // config.yaml:8 -> default
    }
    if (head.pathIsUnder(PATH_STATIC)) {
      return 0; // config.yaml:5 -> static
    }
    if (head.pathIsUnder(PATH_SWITCH)) {
      return 5; // config.yaml:20 -> switch
    }
    if (head.pathIsUnder(PATH_CLASS)) {
      return 2; // config.yaml:11 -> class
    }
    if (head.pathIsUnder(PATH_1ST)) {
      return 3; // config.yaml:14 -> 1st
    }
    if (head.pathIsUnder(PATH_)) {
      return 4; // config.yaml:17 -> _
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
