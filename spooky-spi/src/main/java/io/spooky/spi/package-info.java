/**
 * The service provider interface: what a balancing strategy or a health policy implements, and what
 * Spooky hands to it.
 *
 * <p>A plugin is a jar with a class that implements {@link io.spooky.spi.BalancerProvider} or
 * {@link io.spooky.spi.HealthPolicyProvider} and a service file that names it. The package depends
 * on the JDK alone. Interfaces that plugins implement only ever gain default methods; {@link
 * io.spooky.spi.SpiVersion} says which revision a plugin was compiled against.
 *
 * <p>Threads: a {@link io.spooky.spi.Balancer} lives on one worker's event loop, a {@link
 * io.spooky.spi.HealthPolicy} on the control thread; neither needs a lock and neither may block.
 */
@NullMarked
package io.spooky.spi;

import org.jspecify.annotations.NullMarked;
