/**
 * The second step of the compiler: a tree of YAML nodes becomes a checked model, or a list of
 * problems.
 *
 * <p>Every default is filled in, every reference resolved, every value read once by the parser that
 * the runtime uses, and every plugin asked to validate its options. All routes together are judged
 * by a {@link io.spooky.codegen.check.RoutesJudge} that the caller brings. What stands in {@link
 * io.spooky.codegen.check.CheckedProxy} is right; the steps after this one report nothing. Knows
 * {@code config} and the SPI. Stateless between calls; one thread for each call.
 */
@NullMarked
package io.spooky.codegen.check;

import org.jspecify.annotations.NullMarked;
