package io.spooky.samples.quickstart;

import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.PickRequest;
import io.spooky.spi.Balancer;
import javax.annotation.processing.Generated;

/**
 * Picks backends for one worker, by the strategies of {@code config.yaml}.
 */
@Generated("io.spooky.codegen")
final class QuickstartDispatcher implements Dispatcher {
  private final Balancer hello;

  private final Balancer echo;

  private final Balancer shop;

  QuickstartDispatcher(Balancers balancers) {
    this.hello = balancers.of(0);
    this.echo = balancers.of(1);
    this.shop = balancers.of(2);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickHello(request);
      case 1 -> pickEcho(request);
      case 2 -> pickShop(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code hello}, balanced by {@code round-robin}.
   */
  private int pickHello(PickRequest request) {
    return this.hello.pick(request); // config.yaml:51
  }

  /**
   * The upstream {@code echo}, balanced by {@code consistent-hash}.
   */
  private int pickEcho(PickRequest request) {
    return this.echo.pick(request.withHashKey(request.hashOfHeader("x-user"))); // config.yaml:24
  }

  /**
   * The upstream {@code shop}, balanced by {@code least-connections}.
   */
  private int pickShop(PickRequest request) {
    return this.shop.pick(request); // config.yaml:42
  }
}
