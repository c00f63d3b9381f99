/**
 * The typed values of a described proxy, after the environment was read and every plugin was found.
 *
 * <p>{@link io.spooky.runtime.config.ConfigReader} turns a {@link
 * io.spooky.runtime.contract.ProxySpec} into {@link io.spooky.runtime.config.ProxyConfig} or into
 * all of its problems at once; {@link io.spooky.runtime.config.StartCheck} also checks the files
 * that it names, and is what a start, a reload and the command line ask. Nothing after them checks
 * a value again. What they return is immutable and safe for all threads; they themselves read files
 * and are not for an event loop. Knows the SPI, {@code contract} and {@code plugin}; no Netty.
 */
@NullMarked
package io.spooky.runtime.config;

import org.jspecify.annotations.NullMarked;
