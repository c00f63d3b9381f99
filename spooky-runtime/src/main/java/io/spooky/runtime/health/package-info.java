/**
 * Judges which backends may be used: active probes and what workers see of real requests feed each
 * upstream's {@link io.spooky.spi.HealthPolicy}, whose verdicts pass the guard rails and the
 * priority groups, and are published as {@link io.spooky.runtime.balance.SlotTable}s.
 *
 * <p>{@link io.spooky.runtime.health.HealthMonitor} and all behind it live on the control thread.
 * {@link io.spooky.runtime.health.WorkerTally} is a worker's half and lives on its event loop;
 * {@link io.spooky.runtime.health.Http2ProbeClient} has an event loop of its own, so that no probe
 * waits for requests, nor the other way round. Depends on {@code balance}, {@code config}, {@code
 * transport} and the SPI; Netty is known to the probe client alone.
 */
@NullMarked
package io.spooky.runtime.health;

import org.jspecify.annotations.NullMarked;
