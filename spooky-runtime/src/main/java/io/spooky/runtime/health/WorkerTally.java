package io.spooky.runtime.health;

import io.spooky.spi.Outcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One worker's counts of how attempts at one upstream's backends ended, until they are reported.
 * Confined to the worker's event loop.
 *
 * <p>A run of failures is extended by {@link Outcome#TIMEOUT}, {@link Outcome#CONNECT_FAILED} and
 * {@link Outcome#RESET}, and ended by any whole response. A status of 500 or above ends it too: an
 * application's error is an answer, by which the backend is alive; a policy that thinks otherwise
 * has the counts. {@link Outcome#CANCELLED} and {@link Outcome#NOT_SENT} say nothing of the
 * backend.
 */
public final class WorkerTally {
  /** How many reports on one backend may be urgent in one period. */
  static final int URGENT_REPORTS = 16;

  private static final int OUTCOMES = Outcome.values().length;

  private int urgentAfter;
  private long[] counts = {};
  private long[] latencyNanos = {};
  private int[] runs = {};
  private int[] urgentLeft = {};
  private boolean[] unreported = {};

  /**
   * Makes a tally.
   *
   * @param urgentAfter what {@link HealthMonitor#urgentAfter} says
   */
  public WorkerTally(int urgentAfter) {
    this.urgentAfter = urgentAfter;
  }

  /** Takes over how many failures in a row are urgent, after a reload. */
  public void urgentAfter(int failures) {
    urgentAfter = failures;
  }

  /**
   * Counts one attempt. Allocates only when a slot appears for the first time.
   *
   * @param latencyNanos nanoseconds until the response head; 0 where none came
   * @return whether to report on the slot at once: enough failures came in a row, and no more than
   *     a bounded number of reports was urgent since {@link #startPeriod}
   */
  @SuppressWarnings("EnumOrdinal") // A flat array, so that the request path allocates nothing.
  public boolean add(int slot, Outcome outcome, long latencyNanos) {
    if (slot >= runs.length) {
      grow(slot + 1);
    }
    counts[slot * OUTCOMES + outcome.ordinal()]++;
    this.latencyNanos[slot] += latencyNanos;
    unreported[slot] = true;
    return switch (outcome) {
      case TIMEOUT, CONNECT_FAILED, RESET -> extend(slot);
      case SUCCESS, SERVER_ERROR -> {
        runs[slot] = 0;
        yield false;
      }
      default -> false;
    };
  }

  private boolean extend(int slot) {
    if (runs[slot] < Integer.MAX_VALUE) {
      runs[slot]++;
    }
    if (runs[slot] < urgentAfter || urgentLeft[slot] == 0) {
      return false;
    }
    urgentLeft[slot]--;
    return true;
  }

  private void grow(int slots) {
    int before = runs.length;
    counts = Arrays.copyOf(counts, slots * OUTCOMES);
    latencyNanos = Arrays.copyOf(latencyNanos, slots);
    runs = Arrays.copyOf(runs, slots);
    urgentLeft = Arrays.copyOf(urgentLeft, slots);
    Arrays.fill(urgentLeft, before, slots, URGENT_REPORTS);
    unreported = Arrays.copyOf(unreported, slots);
  }

  /** Returns the number of slots of which anything was ever counted, as an upper bound. */
  public int slots() {
    return runs.length;
  }

  /**
   * Returns what was counted since the last call, and begins anew; the run of failures goes on.
   * Returns null if nothing was counted.
   */
  public @Nullable WorkerObservations take(int slot) {
    if (slot >= runs.length || !unreported[slot]) {
      return null;
    }
    int from = slot * OUTCOMES;
    long[] taken = Arrays.copyOfRange(counts, from, from + OUTCOMES);
    WorkerObservations report = new WorkerObservations(taken, runs[slot], latencyNanos[slot]);
    clear(slot);
    return report;
  }

  /** Begins a new period of reporting, in which reports may be urgent again. */
  public void startPeriod() {
    Arrays.fill(urgentLeft, URGENT_REPORTS);
  }

  /** Drops all that is known of a slot, because it holds another backend now. */
  public void forget(int slot) {
    if (slot < runs.length) {
      clear(slot);
      runs[slot] = 0;
    }
  }

  private void clear(int slot) {
    int from = slot * OUTCOMES;
    Arrays.fill(counts, from, from + OUTCOMES, 0);
    latencyNanos[slot] = 0;
    unreported[slot] = false;
  }
}
