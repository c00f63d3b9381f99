package gen;

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
  private final Balancer orders;

  private final Balancer users;

  private final Balancer beta;

  private final Balancer site;

  EdgeDispatcher(Balancers balancers) {
    this.orders = balancers.of(0);
    this.users = balancers.of(1);
    this.beta = balancers.of(2);
    this.site = balancers.of(3);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickOrders(request);
      case 1 -> pickUsers(request);
      case 2 -> pickBeta(request);
      case 3 -> pickSite(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code orders}, balanced by {@code round-robin}.
   */
  private int pickOrders(PickRequest request) {
    return this.orders.pick(request); // default
  }

  /**
   * The upstream {@code users}, balanced by {@code round-robin}.
   */
  private int pickUsers(PickRequest request) {
    return this.users.pick(request); // default
  }

  /**
   * The upstream {@code beta}, balanced by {@code round-robin}.
   */
  private int pickBeta(PickRequest request) {
    return this.beta.pick(request); // default
  }

  /**
   * The upstream {@code site}, balanced by {@code round-robin}.
   */
  private int pickSite(PickRequest request) {
    return this.site.pick(request); // default
  }
}
