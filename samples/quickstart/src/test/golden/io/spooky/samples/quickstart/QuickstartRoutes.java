package io.spooky.samples.quickstart;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Generated;

/**
 * The routes of {@code config.yaml}, in the order of their precedence.
 */
@Generated("io.spooky.codegen")
final class QuickstartRoutes implements RouteTable {
  private static final byte[] HOST_SHOP_EXAMPLE_COM = bytes("shop.example.com");

  private static final byte[] PATH_ORDERS = bytes("/orders");

  private static final byte[] METHOD_POST = bytes("POST");

  private static final byte[] METHOD_GET = bytes("GET");

  private static final byte[] METHOD_HEAD = bytes("HEAD");

  private static final byte[] SUFFIX_SHOP_EXAMPLE_COM = bytes(".shop.example.com");

  private static final byte[] PATH_ECHO = bytes("/echo");

  private static final byte[] PATH_USERS = bytes("/users");

  @Override
  public int match(RequestHead head) {
    int route = exactHost(head);
    if (route == NO_ROUTE) {
      route = wildcardHost(head);
    }
    if (route == NO_ROUTE) {
      route = anyHost(head);
    }
    return route;
  }

  /**
   * Exact hosts.
   */
  private static int exactHost(RequestHead head) {
    if (head.hostIs(HOST_SHOP_EXAMPLE_COM)) {
      return shopExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code shop.example.com}.
   */
  private static int shopExampleCom(RequestHead head) {
    if (head.pathIsUnder(PATH_ORDERS) && head.methodIs(METHOD_POST)) {
      return 3; // config.yaml:33 -> shop
    }
    if (head.methodIs(METHOD_GET) || head.methodIs(METHOD_HEAD)) {
      return 4; // config.yaml:37 -> shop
    }
    return NO_ROUTE;
  }

  /**
   * Wildcards.
   */
  private static int wildcardHost(RequestHead head) {
    if (head.hostEndsWith(SUFFIX_SHOP_EXAMPLE_COM)) {
      return wildcardShopExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.shop.example.com}.
   */
  private static int wildcardShopExampleCom(RequestHead head) {
    if (head.methodIs(METHOD_GET) || head.methodIs(METHOD_HEAD)) {
      return 5; // config.yaml:38 -> shop
    }
    return NO_ROUTE;
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    if (head.pathIs(PATH_ECHO) && head.methodIs(METHOD_POST)) {
      return 1; // config.yaml:22 -> echo
    }
    if (head.pathIsUnder(PATH_USERS)) {
      return 2; // config.yaml:23 -> echo
    }
    return 0; // config.yaml:14 -> hello
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
