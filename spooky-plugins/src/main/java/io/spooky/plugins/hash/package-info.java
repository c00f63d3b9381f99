/**
 * Strategies that send the same key to the same backend: {@code consistent-hash}.
 *
 * <p>Balancers live on one worker's event loop; all workers, and all machines with the same config,
 * come to the same answers. The package depends on the SPI alone.
 */
@NullMarked
package io.spooky.plugins.hash;

import org.jspecify.annotations.NullMarked;
