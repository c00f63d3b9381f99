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
  private final Balancer stable;

  private final Balancer beta;

  EdgeDispatcher(Balancers balancers) {
    this.stable = balancers.of(0);
    this.beta = balancers.of(1);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickStable(request);
      case 1 -> pickBeta(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code stable}, balanced by {@code round-robin}.
   */
  private int pickStable(PickRequest request) {
    return this.stable.pick(request); // default
  }

  /**
   * The upstream {@code beta}, balanced by {@code round-robin}.
   */
  private int pickBeta(PickRequest request) {
    return this.beta.pick(request); // default
  }
}
