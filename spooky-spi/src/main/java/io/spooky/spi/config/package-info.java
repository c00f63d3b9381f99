/**
 * What the compiler and the runtime must agree on: the declared keys of {@code config.yaml}, the
 * forms of their values, texts that read the environment, and the form of a problem.
 *
 * <p>It stands here because this is the one module that both depend on; a plugin needs none of it.
 * All of it is immutable or confined to one caller, and free of input and output.
 */
@NullMarked
package io.spooky.spi.config;

import org.jspecify.annotations.NullMarked;
