package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.SlotTable;
import io.spooky.runtime.balance.Upstream;
import io.spooky.spi.HealthContext;
import io.spooky.spi.Options;
import io.spooky.spi.UpstreamInfo;

/** An upstream as it is now, for its policy. On the control thread. */
final class LiveHealthContext implements HealthContext, UpstreamInfo {
  private final Upstream upstream;

  LiveHealthContext(Upstream upstream) {
    this.upstream = upstream;
  }

  @Override
  public UpstreamInfo upstream() {
    return this;
  }

  @Override
  public String name() {
    return upstream.name();
  }

  @Override
  public int backends() {
    return upstream.slots().size();
  }

  @Override
  public int weight(int slot) {
    Backend backend = upstream.slots().backend(slot);
    return backend == null ? 0 : backend.config().weight();
  }

  @Override
  public Options options(int slot) {
    SlotTable slots = upstream.slots();
    Backend backend = slots.backend(slot);
    for (int other = 0; backend == null && other < slots.size(); other++) {
      backend = slots.backend(other);
    }
    if (backend == null) {
      throw new IllegalStateException("upstream '" + upstream.name() + "' has no backends");
    }
    return backend.config().healthOptions();
  }

  @Override
  public boolean probed(int slot) {
    Backend backend = upstream.slots().backend(slot);
    return backend != null && backend.config().probe() != null;
  }
}
