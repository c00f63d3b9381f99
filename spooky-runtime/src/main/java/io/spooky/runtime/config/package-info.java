/**
 * The typed values of a described proxy, after the environment was read and every plugin was found.
 *
 * <p>{@code ConfigReader} turns a {@link io.spooky.runtime.contract.ProxySpec} into {@link
 * io.spooky.runtime.config.ProxyConfig} or into all of its problems at once; nothing after it
 * checks a value again. Immutable, free of Netty, safe for all threads.
 */
@NullMarked
package io.spooky.runtime.config;

import org.jspecify.annotations.NullMarked;
