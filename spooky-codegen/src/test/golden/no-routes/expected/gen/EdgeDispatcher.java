package gen;

import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.PickRequest;
import javax.annotation.processing.Generated;

/**
 * Picks backends for one worker, by the strategies of {@code config.yaml}.
 */
@Generated("io.spooky.codegen")
final class EdgeDispatcher implements Dispatcher {
  EdgeDispatcher(Balancers balancers) {
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    throw new IndexOutOfBoundsException(upstream);
  }
}
