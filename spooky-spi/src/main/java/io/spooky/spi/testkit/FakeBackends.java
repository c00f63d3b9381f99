package io.spooky.spi.testkit;

import io.spooky.spi.Backends;
import io.spooky.spi.Fnv1a;
import java.util.ArrayList;
import java.util.List;

/**
 * Backends that a test makes and changes. Like the real ones, a slot that was given stays: removing
 * a backend empties its slot. After a change call {@link io.spooky.spi.Balancer#changed}.
 */
public final class FakeBackends implements Backends {
  private final List<Entry> entries = new ArrayList<>();

  /** Makes an upstream without backends. */
  public FakeBackends() {}

  /** Returns a number of backends of weight 100, with the ids {@code b0}, {@code b1} and so on. */
  public static FakeBackends of(int count) {
    FakeBackends backends = new FakeBackends();
    for (int i = 0; i < count; i++) {
      backends.add("b" + i, 100);
    }
    return backends;
  }

  /** Returns backends of the given weights, with the ids {@code b0}, {@code b1} and so on. */
  public static FakeBackends weighted(int... weights) {
    FakeBackends backends = new FakeBackends();
    for (int weight : weights) {
      backends.add("b" + backends.size(), weight);
    }
    return backends;
  }

  /** Adds a slot with a backend in it, and returns the slot. */
  public int add(String id, int weight) {
    entries.add(new Entry(id, weight));
    return entries.size() - 1;
  }

  /** Puts another backend into a slot; nothing may be in flight there. */
  public void reuse(int slot, String id, int weight) {
    if (inFlightTotal(slot) != 0) {
      throw new IllegalStateException("slot " + slot + " still has attempts in flight");
    }
    entries.set(slot, new Entry(id, weight));
  }

  /** Empties a slot; what is in flight there stays in flight. */
  public void remove(int slot) {
    Entry entry = entries.get(slot);
    entry.id = "";
    entry.weight = 0;
    entry.identity = 0;
  }

  /** Sets whether health, priority and the config let the slot be used; true at first. */
  public void eligible(int slot, boolean eligible) {
    entries.get(slot).eligible = eligible;
  }

  /** Sets the weight, from 0 to 65,535. */
  public void weight(int slot, int weight) {
    entries.get(slot).weight = weight;
  }

  /** Sets the identity, which otherwise follows from the id. */
  public void identity(int slot, long identity) {
    entries.get(slot).identity = identity;
  }

  /** Adds to, or with a negative number takes from, the attempts in flight from this worker. */
  public void addInFlight(int slot, int attempts) {
    entries.get(slot).inFlight += attempts;
  }

  /** Sets the attempts in flight from all other workers together. */
  public void inFlightElsewhere(int slot, int attempts) {
    entries.get(slot).elsewhere = attempts;
  }

  @Override
  public int size() {
    return entries.size();
  }

  /** Returns what was set; false for an empty slot and for weight 0. */
  @Override
  public boolean eligible(int slot) {
    Entry entry = entries.get(slot);
    return entry.eligible && entry.weight > 0;
  }

  @Override
  public int weight(int slot) {
    return entries.get(slot).weight;
  }

  @Override
  public long identity(int slot) {
    return entries.get(slot).identity;
  }

  @Override
  public int inFlight(int slot) {
    return entries.get(slot).inFlight;
  }

  @Override
  public int inFlightTotal(int slot) {
    Entry entry = entries.get(slot);
    return entry.inFlight + entry.elsewhere;
  }

  @Override
  public String id(int slot) {
    return entries.get(slot).id;
  }

  /** What stands in one slot. */
  private static final class Entry {
    private String id;
    private int weight;
    private long identity;
    private boolean eligible = true;
    private int inFlight;
    private int elsewhere;

    private Entry(String id, int weight) {
      this.id = id;
      this.weight = weight;
      this.identity = Fnv1a.spread(Fnv1a.hash(id));
    }
  }
}
