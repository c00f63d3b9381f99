package io.spooky.samples.custom.edge;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Generated;

/**
 * The routes of {@code config.yaml}, in the order of their precedence.
 */
@Generated("io.spooky.codegen")
final class EdgeRoutes implements RouteTable {
  private static final byte[] HOST_SHOP_EXAMPLE_COM = bytes("shop.example.com");

  private static final byte[] SUFFIX_PREVIEW_EXAMPLE_COM = bytes(".preview.example.com");

  private static final byte[] METHOD_GET = bytes("GET");

  private static final byte[] METHOD_HEAD = bytes("HEAD");

  private static final byte[] METHOD_POST = bytes("POST");

  @Override
  public boolean readsFields() {
    return true;
  }

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
    if (head.hasField("x-preview")) {
      return 1; // config.yaml:21 -> preview
    }
    return NO_ROUTE;
  }

  /**
   * Wildcards.
   */
  private static int wildcardHost(RequestHead head) {
    if (head.hostEndsWith(SUFFIX_PREVIEW_EXAMPLE_COM)) {
      return wildcardPreviewExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code *.preview.example.com}.
   */
  private static int wildcardPreviewExampleCom(RequestHead head) {
    if (head.methodIs(METHOD_GET)
        || head.methodIs(METHOD_HEAD)
        || head.methodIs(METHOD_POST)) {
      return 2; // config.yaml:22 -> preview
    }
    return NO_ROUTE;
  }

  /**
   * Paths on any host.
   */
  private static int anyHost(RequestHead head) {
    return 0; // config.yaml:11 -> shop
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
