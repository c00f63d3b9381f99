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
  private static final byte[] PATH_HEADER_X_USER = bytes("/header-X-User");

  private static final byte[] PATH_COOKIE_SID = bytes("/cookie-sid");

  private static final byte[] PATH_SOURCE_IP = bytes("/source_ip");

  private static final byte[] PATH_QUERY_Q = bytes("/query-q");

  private static final byte[] PATH_PATH = bytes("/path");

  private static final byte[] PATH_HOST = bytes("/host");

  @Override
  public int match(RequestHead head) {
    return anyHost(head);
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    if (head.pathIsUnder(PATH_HEADER_X_USER)) {
      return 0; // config.yaml:5 -> by-header-X-User
    }
    if (head.pathIsUnder(PATH_COOKIE_SID)) {
      return 1; // config.yaml:9 -> by-cookie-sid
    }
    if (head.pathIsUnder(PATH_SOURCE_IP)) {
      return 5; // config.yaml:25 -> by-source_ip
    }
    if (head.pathIsUnder(PATH_QUERY_Q)) {
      return 2; // config.yaml:13 -> by-query-q
    }
    if (head.pathIsUnder(PATH_PATH)) {
      return 3; // config.yaml:17 -> by-path
    }
    if (head.pathIsUnder(PATH_HOST)) {
      return 4; // config.yaml:21 -> by-host
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
