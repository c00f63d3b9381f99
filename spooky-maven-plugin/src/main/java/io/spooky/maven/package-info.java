/**
 * The Maven goals: thin, over the config compiler's face.
 *
 * <p>A goal reads its parameters, makes a {@link io.spooky.maven.CompileJob} of them and hands it
 * to {@link io.spooky.maven.ConfigCompiler} or {@link io.spooky.maven.Generator}; what can be
 * tested without Maven is no goal. Plugins for the config come from the project's own run-time
 * class path, behind a class loader that shares nothing with Maven but the SPI. May depend on
 * {@code io.spooky.codegen}, the SPI and Maven's API. A goal is confined to the thread that
 * executes it, and several projects of a build may execute it at once.
 */
@NullMarked
package io.spooky.maven;

import org.jspecify.annotations.NullMarked;
