package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import java.util.function.Consumer;

/** Asks backends how they are. Safe for all threads. */
public interface ProbeClient extends AutoCloseable {
  /**
   * Starts one probe; at most one at a time for each backend.
   *
   * @param backend who is asked
   * @param config what is asked for, and how long it may take
   * @param done takes the result, exactly once and at the latest when the time-out passed; on any
   *     thread
   */
  void probe(Backend backend, ProbeConfig config, Consumer<ProbeResult> done);

  /** Closes what is kept open to a backend that is probed no more. */
  void forget(Backend backend);

  /** Closes everything without waiting; probes under way fail. */
  @Override
  void close();
}
