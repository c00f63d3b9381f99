/**
 * What a plugin's author tests with: fakes for everything that a plugin is handed, and the
 * contracts that every balancer and every health policy must keep, as checks that run without a
 * test framework.
 *
 * <p>Start at {@link io.spooky.spi.testkit.BalancerContract} and {@link
 * io.spooky.spi.testkit.HealthPolicyContract}. The package depends on the JDK and on the interfaces
 * that it checks. Everything in it is confined to the caller's thread.
 */
@NullMarked
package io.spooky.spi.testkit;

import org.jspecify.annotations.NullMarked;
