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
  private static final byte[] HOST_TENANT_1_EXAMPLE_COM = bytes("tenant-1.example.com");

  private static final byte[] PATH_V1 = bytes("/v1");

  private static final byte[] HOST_TENANT_10_EXAMPLE_COM = bytes("tenant-10.example.com");

  private static final byte[] HOST_TENANT_11_EXAMPLE_COM = bytes("tenant-11.example.com");

  private static final byte[] HOST_TENANT_12_EXAMPLE_COM = bytes("tenant-12.example.com");

  private static final byte[] HOST_TENANT_2_EXAMPLE_COM = bytes("tenant-2.example.com");

  private static final byte[] HOST_TENANT_3_EXAMPLE_COM = bytes("tenant-3.example.com");

  private static final byte[] HOST_TENANT_4_EXAMPLE_COM = bytes("tenant-4.example.com");

  private static final byte[] HOST_TENANT_5_EXAMPLE_COM = bytes("tenant-5.example.com");

  private static final byte[] HOST_TENANT_6_EXAMPLE_COM = bytes("tenant-6.example.com");

  private static final byte[] HOST_TENANT_7_EXAMPLE_COM = bytes("tenant-7.example.com");

  private static final byte[] HOST_TENANT_8_EXAMPLE_COM = bytes("tenant-8.example.com");

  private static final byte[] HOST_TENANT_9_EXAMPLE_COM = bytes("tenant-9.example.com");

  private static final byte[] SUFFIX_ZONE_10_EXAMPLE_NET = bytes(".zone-10.example.net");

  private static final byte[] METHOD_GET = bytes("GET");

  private static final byte[] METHOD_HEAD = bytes("HEAD");

  private static final byte[] METHOD_POST = bytes("POST");

  private static final byte[] SUFFIX_ZONE_11_EXAMPLE_NET = bytes(".zone-11.example.net");

  private static final byte[] SUFFIX_ZONE_1_EXAMPLE_NET = bytes(".zone-1.example.net");

  private static final byte[] SUFFIX_ZONE_12_EXAMPLE_NET = bytes(".zone-12.example.net");

  private static final byte[] SUFFIX_ZONE_2_EXAMPLE_NET = bytes(".zone-2.example.net");

  private static final byte[] SUFFIX_ZONE_3_EXAMPLE_NET = bytes(".zone-3.example.net");

  private static final byte[] SUFFIX_ZONE_4_EXAMPLE_NET = bytes(".zone-4.example.net");

  private static final byte[] SUFFIX_ZONE_5_EXAMPLE_NET = bytes(".zone-5.example.net");

  private static final byte[] SUFFIX_ZONE_6_EXAMPLE_NET = bytes(".zone-6.example.net");

  private static final byte[] SUFFIX_ZONE_7_EXAMPLE_NET = bytes(".zone-7.example.net");

  private static final byte[] SUFFIX_ZONE_8_EXAMPLE_NET = bytes(".zone-8.example.net");

  private static final byte[] SUFFIX_ZONE_9_EXAMPLE_NET = bytes(".zone-9.example.net");

  @Override
  public int match(RequestHead head) {
    int route = exactHost(head);
    if (route == NO_ROUTE) {
      route = wildcardHost(head);
    }
    return route;
  }

  /**
   * Exact hosts.
   */
  private static int exactHost(RequestHead head) {
    return switch (head.hostAt(7)) {
      case '1' -> exactHostTenant1(head);
      case '2' -> head.hostIs(HOST_TENANT_2_EXAMPLE_COM) ? tenant2ExampleCom(head) : NO_ROUTE; // tenant-2.example.com
      case '3' -> head.hostIs(HOST_TENANT_3_EXAMPLE_COM) ? tenant3ExampleCom(head) : NO_ROUTE; // tenant-3.example.com
      case '4' -> head.hostIs(HOST_TENANT_4_EXAMPLE_COM) ? tenant4ExampleCom(head) : NO_ROUTE; // tenant-4.example.com
      case '5' -> head.hostIs(HOST_TENANT_5_EXAMPLE_COM) ? tenant5ExampleCom(head) : NO_ROUTE; // tenant-5.example.com
      case '6' -> head.hostIs(HOST_TENANT_6_EXAMPLE_COM) ? tenant6ExampleCom(head) : NO_ROUTE; // tenant-6.example.com
      case '7' -> head.hostIs(HOST_TENANT_7_EXAMPLE_COM) ? tenant7ExampleCom(head) : NO_ROUTE; // tenant-7.example.com
      case '8' -> head.hostIs(HOST_TENANT_8_EXAMPLE_COM) ? tenant8ExampleCom(head) : NO_ROUTE; // tenant-8.example.com
      case '9' -> head.hostIs(HOST_TENANT_9_EXAMPLE_COM) ? tenant9ExampleCom(head) : NO_ROUTE; // tenant-9.example.com
      default -> NO_ROUTE;
    };
  }

  /**
   * Exact hosts that begin with {@code tenant-1}.
   */
  private static int exactHostTenant1(RequestHead head) {
    if (head.hostIs(HOST_TENANT_1_EXAMPLE_COM)) {
      return tenant1ExampleCom(head);
    }
    if (head.hostIs(HOST_TENANT_10_EXAMPLE_COM)) {
      return tenant10ExampleCom(head);
    }
    if (head.hostIs(HOST_TENANT_11_EXAMPLE_COM)) {
      return tenant11ExampleCom(head);
    }
    if (head.hostIs(HOST_TENANT_12_EXAMPLE_COM)) {
      return tenant12ExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-1.example.com}.
   */
  private static int tenant1ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 0; // config.yaml:6 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-10.example.com}.
   */
  private static int tenant10ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 18; // config.yaml:24 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-11.example.com}.
   */
  private static int tenant11ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 20; // config.yaml:26 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-12.example.com}.
   */
  private static int tenant12ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 22; // config.yaml:28 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-2.example.com}.
   */
  private static int tenant2ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 2; // config.yaml:8 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-3.example.com}.
   */
  private static int tenant3ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 4; // config.yaml:10 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-4.example.com}.
   */
  private static int tenant4ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 6; // config.yaml:12 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-5.example.com}.
   */
  private static int tenant5ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 8; // config.yaml:14 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-6.example.com}.
   */
  private static int tenant6ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 10; // config.yaml:16 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-7.example.com}.
   */
  private static int tenant7ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 12; // config.yaml:18 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-8.example.com}.
   */
  private static int tenant8ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 14; // config.yaml:20 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code tenant-9.example.com}.
   */
  private static int tenant9ExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_V1)) {
      return 16; // config.yaml:22 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Wildcards.
   */
  private static int wildcardHost(RequestHead head) {
    return switch (head.hostFromEnd(12)) {
      case '0' -> head.hostEndsWith(SUFFIX_ZONE_10_EXAMPLE_NET) ? wildcardZone10ExampleNet(head) : NO_ROUTE; // *.zone-10.example.net
      case '1' -> wildcardHost1ExampleNet(head);
      case '2' -> wildcardHost2ExampleNet(head);
      case '3' -> head.hostEndsWith(SUFFIX_ZONE_3_EXAMPLE_NET) ? wildcardZone3ExampleNet(head) : NO_ROUTE; // *.zone-3.example.net
      case '4' -> head.hostEndsWith(SUFFIX_ZONE_4_EXAMPLE_NET) ? wildcardZone4ExampleNet(head) : NO_ROUTE; // *.zone-4.example.net
      case '5' -> head.hostEndsWith(SUFFIX_ZONE_5_EXAMPLE_NET) ? wildcardZone5ExampleNet(head) : NO_ROUTE; // *.zone-5.example.net
      case '6' -> head.hostEndsWith(SUFFIX_ZONE_6_EXAMPLE_NET) ? wildcardZone6ExampleNet(head) : NO_ROUTE; // *.zone-6.example.net
      case '7' -> head.hostEndsWith(SUFFIX_ZONE_7_EXAMPLE_NET) ? wildcardZone7ExampleNet(head) : NO_ROUTE; // *.zone-7.example.net
      case '8' -> head.hostEndsWith(SUFFIX_ZONE_8_EXAMPLE_NET) ? wildcardZone8ExampleNet(head) : NO_ROUTE; // *.zone-8.example.net
      case '9' -> head.hostEndsWith(SUFFIX_ZONE_9_EXAMPLE_NET) ? wildcardZone9ExampleNet(head) : NO_ROUTE; // *.zone-9.example.net
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code *.zone-10.example.net}.
   */
  private static int wildcardZone10ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 19; // config.yaml:25 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Wildcards that end in {@code 1.example.net}.
   */
  private static int wildcardHost1ExampleNet(RequestHead head) {
    if (head.hostEndsWith(SUFFIX_ZONE_11_EXAMPLE_NET)) {
      int route = wildcardZone11ExampleNet(head);
      if (route != NO_ROUTE) {
        return route;
      }
    }
    if (head.hostEndsWith(SUFFIX_ZONE_1_EXAMPLE_NET)) {
      return wildcardZone1ExampleNet(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-11.example.net}.
   */
  private static int wildcardZone11ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 21; // config.yaml:27 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-1.example.net}.
   */
  private static int wildcardZone1ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 1; // config.yaml:7 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Wildcards that end in {@code 2.example.net}.
   */
  private static int wildcardHost2ExampleNet(RequestHead head) {
    if (head.hostEndsWith(SUFFIX_ZONE_12_EXAMPLE_NET)) {
      int route = wildcardZone12ExampleNet(head);
      if (route != NO_ROUTE) {
        return route;
      }
    }
    if (head.hostEndsWith(SUFFIX_ZONE_2_EXAMPLE_NET)) {
      return wildcardZone2ExampleNet(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-12.example.net}.
   */
  private static int wildcardZone12ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 23; // config.yaml:29 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-2.example.net}.
   */
  private static int wildcardZone2ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 3; // config.yaml:9 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-3.example.net}.
   */
  private static int wildcardZone3ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 5; // config.yaml:11 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-4.example.net}.
   */
  private static int wildcardZone4ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 7; // config.yaml:13 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-5.example.net}.
   */
  private static int wildcardZone5ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 9; // config.yaml:15 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-6.example.net}.
   */
  private static int wildcardZone6ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 11; // config.yaml:17 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-7.example.net}.
   */
  private static int wildcardZone7ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 13; // config.yaml:19 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-8.example.net}.
   */
  private static int wildcardZone8ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 15; // config.yaml:21 -> api
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.zone-9.example.net}.
   */
  private static int wildcardZone9ExampleNet(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 17; // config.yaml:23 -> api
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
