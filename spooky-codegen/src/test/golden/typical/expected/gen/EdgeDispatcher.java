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

  private final Balancer assets;

  private final Balancer fallback;

  EdgeDispatcher(Balancers balancers) {
    this.api = balancers.of(0);
    this.assets = balancers.of(1);
    this.fallback = balancers.of(2);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickApi(request);
      case 1 -> pickAssets(request);
      case 2 -> pickFallback(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code api}, balanced by {@code consistent-hash}.
   */
  private int pickApi(PickRequest request) {
    return this.api.pick(request.withHashKey(request.hashOfHeader("x-user"))); // config.yaml:13
  }

  /**
   * The upstream {@code assets}, balanced by {@code round-robin}.
   */
  private int pickAssets(PickRequest request) {
    return this.assets.pick(request); // default
  }

  /**
   * The upstream {@code fallback}, balanced by {@code round-robin}.
   */
  private int pickFallback(PickRequest request) {
    return this.fallback.pick(request); // default
  }
}
