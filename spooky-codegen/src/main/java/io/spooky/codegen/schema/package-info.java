/**
 * The JSON Schema of the config, by which editors complete keys and mark mistakes while a config is
 * written.
 *
 * <p>It is made of what the checks go by: {@link io.spooky.codegen.check.BlockShape} for the keys
 * of each block, options for their values, {@link io.spooky.codegen.check.TextForm} for texts, and
 * the plugins of a class path. Draft-07, which all editors know. Where a schema cannot say all that
 * the compiler checks, it takes more, never less. Knows {@code check} and the SPI. Stateless.
 */
@NullMarked
package io.spooky.codegen.schema;

import org.jspecify.annotations.NullMarked;
