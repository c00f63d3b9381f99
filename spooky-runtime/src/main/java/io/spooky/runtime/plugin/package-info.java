/**
 * Finding plugins, and handing them their options.
 *
 * <p>{@link io.spooky.runtime.plugin.Providers} asks {@link java.util.ServiceLoader} what there is
 * and compares it with what the config was compiled against; {@link
 * io.spooky.runtime.plugin.PluginDirectory} is the class loader over the folder of {@code
 * --plugins}; {@link io.spooky.runtime.plugin.OptionValues} is what a plugin reads its options
 * from. Knows the SPI and {@code contract}; no Netty. Used at start-up and at a reload, by one
 * thread at a time, never on an event loop; what it returns is immutable.
 */
@NullMarked
package io.spooky.runtime.plugin;

import org.jspecify.annotations.NullMarked;
