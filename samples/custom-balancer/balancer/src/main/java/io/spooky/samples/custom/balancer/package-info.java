/**
 * A balancing strategy as a third party writes it: {@link
 * io.spooky.samples.custom.balancer.CanaryProvider} names and documents it, {@link
 * io.spooky.samples.custom.balancer.Canary} picks.
 *
 * <p>A balancer lives on one worker's event loop. Depends on the SPI alone.
 */
@NullMarked
package io.spooky.samples.custom.balancer;

import org.jspecify.annotations.NullMarked;
