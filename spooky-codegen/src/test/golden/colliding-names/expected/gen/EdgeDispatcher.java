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
  private final Balancer aB;

  private final Balancer aB2;

  private final Balancer aB3;

  private final Balancer aB4;

  private final Balancer aB5;

  private final Balancer settings;

  private final Balancer routes;

  EdgeDispatcher(Balancers balancers) {
    this.aB = balancers.of(0);
    this.aB2 = balancers.of(1);
    this.aB3 = balancers.of(2);
    this.aB4 = balancers.of(3);
    this.aB5 = balancers.of(4);
    this.settings = balancers.of(5);
    this.routes = balancers.of(6);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickAB(request);
      case 1 -> pickAB2(request);
      case 2 -> pickAB3(request);
      case 3 -> pickAB4(request);
      case 4 -> pickAB5(request);
      case 5 -> pickSettings(request);
      case 6 -> pickRoutes(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code a-b}, balanced by {@code round-robin}.
   */
  private int pickAB(PickRequest request) {
    return this.aB.pick(request); // default
  }

  /**
   * The upstream {@code a_b}, balanced by {@code round-robin}.
   */
  private int pickAB2(PickRequest request) {
    return this.aB2.pick(request); // default
  }

  /**
   * The upstream {@code a.b}, balanced by {@code round-robin}.
   */
  private int pickAB3(PickRequest request) {
    return this.aB3.pick(request); // default
  }

  /**
   * The upstream {@code aB}, balanced by {@code round-robin}.
   */
  private int pickAB4(PickRequest request) {
    return this.aB4.pick(request); // default
  }

  /**
   * The upstream {@code AB}, balanced by {@code round-robin}.
   */
  private int pickAB5(PickRequest request) {
    return this.aB5.pick(request); // default
  }

  /**
   * The upstream {@code settings}, balanced by {@code round-robin}.
   */
  private int pickSettings(PickRequest request) {
    return this.settings.pick(request); // default
  }

  /**
   * The upstream {@code routes}, balanced by {@code round-robin}.
   */
  private int pickRoutes(PickRequest request) {
    return this.routes.pick(request); // default
  }
}
