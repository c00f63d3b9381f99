/**
 * Health policies: {@code consecutive-failures}, the default one.
 *
 * <p>Policies live on the control thread. The package depends on the SPI alone.
 */
@NullMarked
package io.spooky.plugins.health;

import org.jspecify.annotations.NullMarked;
