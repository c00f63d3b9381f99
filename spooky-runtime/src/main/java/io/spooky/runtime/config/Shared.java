package io.spooky.runtime.config;

import io.spooky.runtime.config.UpstreamConfig.Limits;
import io.spooky.runtime.config.UpstreamConfig.Retry;
import io.spooky.runtime.config.UpstreamConfig.Timeouts;
import io.spooky.spi.config.ConfigKeys;

/**
 * Reads what all backends of an upstream share.
 *
 * @param block the upstream's keys
 */
record Shared(BlockReader block) {
  /** Returns the time-outs. */
  Timeouts timeouts() {
    return new Timeouts(
        block.get(ConfigKeys.Timeouts.CONNECT),
        block.get(ConfigKeys.Timeouts.RESPONSE_HEAD),
        block.get(ConfigKeys.Timeouts.IDLE),
        block.get(ConfigKeys.Timeouts.REQUEST));
  }

  /** Returns how requests are attempted again. */
  Retry retry() {
    return new Retry(
        block.get(ConfigKeys.Retry.ATTEMPTS),
        block.get(ConfigKeys.Retry.BUDGET),
        block.get(ConfigKeys.Retry.PER_TRY_TIMEOUT));
  }

  /** Returns the limits for each backend. */
  Limits limits() {
    return new Limits(
        block.get(ConfigKeys.Limits.IN_FLIGHT),
        block.get(ConfigKeys.Limits.QUEUE),
        block.get(ConfigKeys.Limits.QUEUE_TIMEOUT));
  }
}
