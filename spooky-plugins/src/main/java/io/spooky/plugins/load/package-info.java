/**
 * Strategies that look at how busy backends are: {@code least-connections} and {@code peak-ewma}.
 *
 * <p>Balancers live on one worker's event loop; the counts that they compare are those of all
 * workers, latencies those of their own. The package depends on the SPI alone.
 */
@NullMarked
package io.spooky.plugins.load;

import org.jspecify.annotations.NullMarked;
