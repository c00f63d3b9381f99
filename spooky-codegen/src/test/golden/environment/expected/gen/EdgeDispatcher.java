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
  private final Balancer api;

  EdgeDispatcher(Balancers balancers) {
    this.api = balancers.of(0);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickApi(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code api}, balanced by {@code consistent-hash}.
   */
  private int pickApi(PickRequest request) {
    return this.api.pick(request.withHashKey(request.hashOfSourceIp())); // config.yaml:6
  }
}
