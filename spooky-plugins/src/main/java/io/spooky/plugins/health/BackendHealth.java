package io.spooky.plugins.health;

import io.spooky.spi.HealthControl;
import io.spooky.spi.Observations;

/**
 * The state machine of one backend.
 *
 * <pre>
 * Healthy{failures} -- failures at the threshold --> Unhealthy{until, successes}
 *    a success clears the failures                      a failure starts the cooldown again
 *                                                       and clears the successes
 *        ^                                                     |
 *        +-- cooldown over and successes at the threshold -----+
 * </pre>
 *
 * <p>Reports come from several workers, so that their order is known within one report only, and of
 * that only the end. A report with any success therefore begins the run anew, at what it ends with;
 * one without extends it by its failures.
 */
final class BackendHealth {
  private final int slot;
  private final Thresholds thresholds;
  private final boolean probed;

  private boolean healthy = true;
  private boolean restoreDue = true;
  private long failures;
  private long successes;
  private long failedNanos;
  private String reason = "";

  /** Makes a healthy backend. */
  BackendHealth(int slot, Thresholds thresholds, boolean probed) {
    this.slot = slot;
    this.thresholds = thresholds;
    this.probed = probed;
  }

  /** Returns what its options say. */
  Thresholds thresholds() {
    return thresholds;
  }

  /** Takes one worker's report. */
  void observed(Observations seen, long nowNanos) {
    long failed = thresholds.failuresIn(seen);
    long succeeded = thresholds.successesIn(seen);
    // The worker's run may hold failures that this backend does not count.
    long last = Math.min(failed, seen.failuresInARow());
    if (healthy) {
      failures = succeeded > 0 ? last : failures + failed;
      ejectIfDue(nowNanos);
    } else {
      if (failed > 0) {
        startCooldown(nowNanos);
      }
      if (last == 0) {
        // Of successes mixed with failures no more is known than that one came last.
        successes += failed == 0 ? succeeded : Math.min(succeeded, 1);
      }
    }
  }

  /** Takes the result of one probe. */
  void probed(boolean passed, long nowNanos) {
    if (healthy) {
      failures = passed ? 0 : failures + 1;
      ejectIfDue(nowNanos);
    } else if (passed) {
      successes++;
    } else {
      startCooldown(nowNanos);
    }
  }

  private void ejectIfDue(long nowNanos) {
    if (failures >= thresholds.failures()) {
      healthy = false;
      reason = failures == 1 ? "1 failure" : failures + " failures in a row";
      startCooldown(nowNanos);
    }
  }

  private void startCooldown(long nowNanos) {
    failedNanos = nowNanos;
    successes = 0;
  }

  /**
   * Restores the backend if that is due, and orders what its state calls for. Ejecting is ordered
   * each time: guard rails that refused it may have room now. Restoring is ordered at first as
   * well, in case an earlier policy left the backend ejected.
   */
  void evaluate(long nowNanos, HealthControl control) {
    boolean cooledDown = nowNanos - failedNanos >= thresholds.cooldown().toNanos();
    if (!healthy && cooledDown && successes >= thresholds.successes()) {
      healthy = true;
      restoreDue = true;
      failures = 0;
    }
    if (!healthy) {
      control.eject(slot, reason);
      if (cooledDown && !probed) {
        control.trial(slot);
      }
    } else if (restoreDue) {
      control.restore(slot);
      restoreDue = false;
    }
  }
}
