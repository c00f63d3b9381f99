/**
 * Bases for JUnit tests of plugins: extend one, say which plugin it is about, and each rule of the
 * contract becomes a test of its own.
 *
 * <p>Ships in the test jar of the SPI, since it depends on JUnit; the rules themselves are in
 * {@link io.spooky.spi.testkit}, which does not.
 */
@NullMarked
package io.spooky.spi.testkit.junit;

import org.jspecify.annotations.NullMarked;
