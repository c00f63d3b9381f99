package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.spi.Options;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A backend in its slot: the policy's verdict on it, whether that is in force, its probes and its
 * trial request. On the control thread.
 */
final class SlotHealth {
  private static final System.Logger LOG = System.getLogger("health");

  private final Backend backend;
  private final ProbeLoop probes;
  private final Trial trial;
  private Options options;
  private boolean probed;
  private @Nullable String verdict;
  private boolean ejected;

  /** Makes a healthy backend, and starts its probes. */
  SlotHealth(Backend backend, ProbeLoop probes) {
    this.backend = backend;
    this.probes = probes;
    this.trial = new Trial(backend);
    this.options = backend.config().healthOptions();
    this.probed = backend.config().probe() != null;
    probes.configure(backend.config().probe());
  }

  /** Returns the backend. */
  Backend backend() {
    return backend;
  }

  /**
   * Takes over the backend's settings after a reload.
   *
   * @return whether they changed anything that a policy knows of
   */
  boolean refresh() {
    BackendConfig config = backend.config();
    boolean changed = !options.equals(config.healthOptions()) || probed != (config.probe() != null);
    options = config.healthOptions();
    probed = config.probe() != null;
    probes.configure(config.probe());
    return changed;
  }

  /** Returns whether it gets no requests. */
  boolean isEjected() {
    return ejected;
  }

  /** Returns whether the policy wants it ejected, and it is not yet. */
  boolean isEjectionDue() {
    return verdict != null && !ejected;
  }

  /** Notes that the policy wants it ejected. */
  void condemn(String reason) {
    if (verdict == null) {
      verdict = reason;
    }
  }

  /** Ejects it. */
  void eject() {
    ejected = true;
    backend.ejections().increment();
    log(Level.WARNING, "ejected: " + verdict);
  }

  /**
   * Drops the verdict, and puts the backend back if it was ejected.
   *
   * @return whether it was
   */
  boolean restore(String why) {
    verdict = null;
    trial.retract();
    if (!ejected) {
      return false;
    }
    ejected = false;
    backend.restorations().increment();
    log(Level.INFO, "restored" + why);
    return true;
  }

  /** Asks for a probe at once. */
  void probeNow() {
    probes.probeNow();
  }

  /** Lets one request through, if it is ejected and takes traffic at all. */
  void offerTrial(long nowNanos, long patienceNanos) {
    if (ejected && backend.config().weight() > 0) {
      trial.offer(nowNanos, patienceNanos);
    }
  }

  /** Notes a worker's report. */
  void reported() {
    trial.reported();
  }

  /** Ends everything about it: it is removed, or the process ends. */
  void close() {
    trial.retract();
    probes.stop();
  }

  private void log(Level level, String what) {
    Backend.Key key = backend.key();
    LOG.log(
        level,
        "upstream '%s' backend '%s' (%s) %s"
            .formatted(key.upstream(), key.id(), key.address(), what));
  }
}
