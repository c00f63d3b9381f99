package io.spooky.runtime.balance;

import io.spooky.runtime.config.UpstreamConfig;

/**
 * One upstream in the running process; the same object over reloads as long as its name stays. The
 * control thread writes, all threads read.
 */
public final class Upstream {
  private final String name;
  private volatile UpstreamConfig config;
  private volatile SlotTable slots = SlotTable.EMPTY;

  /** Makes an upstream without slots. */
  public Upstream(UpstreamConfig config) {
    this.name = config.name();
    this.config = config;
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  /** Returns its present settings. */
  public UpstreamConfig config() {
    return config;
  }

  /** Replaces its settings at a reload; on the control thread. */
  public void config(UpstreamConfig changed) {
    config = changed;
  }

  /** Returns its slots as of now. */
  public SlotTable slots() {
    return slots;
  }

  /** Publishes new slots; on the control thread. */
  public void slots(SlotTable changed) {
    slots = changed;
  }
}
