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
  private static final byte[] HOST_1_EXAMPLE_COM = bytes("1.example.com");

  private static final byte[] PATH_A_B = bytes("/a-b");

  private static final byte[] HOST_2_EXAMPLE_COM = bytes("2.example.com");

  private static final byte[] PATH_A_B2 = bytes("/a_b");

  private static final byte[] HOST_3_EXAMPLE_COM = bytes("3.example.com");

  private static final byte[] PATH_A_B3 = bytes("/a.b");

  private static final byte[] HOST_4_EXAMPLE_COM = bytes("4.example.com");

  private static final byte[] PATH_AB = bytes("/aB");

  private static final byte[] HOST_5_EXAMPLE_COM = bytes("5.example.com");

  private static final byte[] PATH_AB2 = bytes("/AB");

  private static final byte[] HOST_6_EXAMPLE_COM = bytes("6.example.com");

  private static final byte[] PATH_SETTINGS = bytes("/settings");

  private static final byte[] HOST_7_EXAMPLE_COM = bytes("7.example.com");

  private static final byte[] PATH_ROUTES = bytes("/routes");

  @Override
  public int match(RequestHead head) {
    return exactHost(head);
  }

  /**
   * Exact hosts.
   */
  private static int exactHost(RequestHead head) {
    return switch (head.hostAt(0)) {
      case '1' -> head.hostIs(HOST_1_EXAMPLE_COM) ? _1ExampleCom(head) : NO_ROUTE; // 1.example.com
      case '2' -> head.hostIs(HOST_2_EXAMPLE_COM) ? _2ExampleCom(head) : NO_ROUTE; // 2.example.com
      case '3' -> head.hostIs(HOST_3_EXAMPLE_COM) ? _3ExampleCom(head) : NO_ROUTE; // 3.example.com
      case '4' -> head.hostIs(HOST_4_EXAMPLE_COM) ? _4ExampleCom(head) : NO_ROUTE; // 4.example.com
      case '5' -> head.hostIs(HOST_5_EXAMPLE_COM) ? _5ExampleCom(head) : NO_ROUTE; // 5.example.com
      case '6' -> head.hostIs(HOST_6_EXAMPLE_COM) ? _6ExampleCom(head) : NO_ROUTE; // 6.example.com
      case '7' -> head.hostIs(HOST_7_EXAMPLE_COM) ? _7ExampleCom(head) : NO_ROUTE; // 7.example.com
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code 1.example.com}.
   */
  private static int _1ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_A_B)) {
      return 0; // config.yaml:5 -> a-b
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code 2.example.com}.
   */
  private static int _2ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_A_B2)) {
      return 1; // config.yaml:8 -> a_b
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code 3.example.com}.
   */
  private static int _3ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_A_B3)) {
      return 2; // config.yaml:11 -> a.b
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code 4.example.com}.
   */
  private static int _4ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_AB)) {
      return 3; // config.yaml:14 -> aB
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code 5.example.com}.
   */
  private static int _5ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_AB2)) {
      return 4; // config.yaml:17 -> AB
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code 6.example.com}.
   */
  private static int _6ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_SETTINGS)) {
      return 5; // config.yaml:20 -> settings
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code 7.example.com}.
   */
  private static int _7ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_ROUTES)) {
      return 6; // config.yaml:23 -> routes
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
