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
  private final Balancer static_;

  private final Balancer default_;

  private final Balancer class_;

  private final Balancer _1st;

  private final Balancer __;

  private final Balancer switch_;

  EdgeDispatcher(Balancers balancers) {
    this.static_ = balancers.of(0);
    this.default_ = balancers.of(1);
    this.class_ = balancers.of(2);
    this._1st = balancers.of(3);
    this.__ = balancers.of(4);
    this.switch_ = balancers.of(5);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickStatic(request);
      case 1 -> pickDefault(request);
      case 2 -> pickClass(request);
      case 3 -> pick1st(request);
      case 4 -> pick(request);
      case 5 -> pickSwitch(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code static}, balanced by {@code round-robin}.
   */
  private int pickStatic(PickRequest request) {
    return this.static_.pick(request); // default
  }

  /**
   * The upstream {@code default}, balanced by {@code round-robin}.
   */
  private int pickDefault(PickRequest request) {
    return this.default_.pick(request); // default
  }

  /**
   * The upstream {@code class}, balanced by {@code round-robin}.
   */
  private int pickClass(PickRequest request) {
    return this.class_.pick(request); // default
  }

  /**
   * The upstream {@code 1st}, balanced by {@code round-robin}.
   */
  private int pick1st(PickRequest request) {
    return this._1st.pick(request); // default
  }

  /**
   * The upstream {@code _}, balanced by {@code round-robin}.
   */
  private int pick(PickRequest request) {
    return this.__.pick(request); // default
  }

  /**
   * The upstream {@code switch}, balanced by {@code round-robin}.
   */
  private int pickSwitch(PickRequest request) {
    return this.switch_.pick(request); // default
  }
}
