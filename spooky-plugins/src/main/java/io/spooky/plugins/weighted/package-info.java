/**
 * Strategies that divide traffic by weight and look at nothing else: {@code round-robin} and {@code
 * random}.
 *
 * <p>Balancers live on one worker's event loop. The package depends on the SPI alone.
 */
@NullMarked
package io.spooky.plugins.weighted;

import org.jspecify.annotations.NullMarked;
