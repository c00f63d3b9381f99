package io.spooky.samples.custom.edge;

import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.PickRequest;
import io.spooky.spi.Balancer;
import javax.annotation.processing.Generated;

/**
 * Picks backends for one worker, by the strategies of {@code config.yaml}.
 */
@Generated("io.spooky.codegen")
final class EdgeDispatcher implements Dispatcher {
  private final Balancer shop;

  private final Balancer preview;

  EdgeDispatcher(Balancers balancers) {
    this.shop = balancers.of(0);
    this.preview = balancers.of(1);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickShop(request);
      case 1 -> pickPreview(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code shop}, balanced by {@code canary}.
   */
  private int pickShop(PickRequest request) {
    return this.shop.pick(request); // config.yaml:12
  }

  /**
   * The upstream {@code preview}, balanced by {@code round-robin}.
   */
  private int pickPreview(PickRequest request) {
    return this.preview.pick(request); // default
  }
}
