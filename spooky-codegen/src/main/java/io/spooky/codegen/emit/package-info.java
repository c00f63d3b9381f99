/**
 * The fourth step of the compiler: a plan becomes Java source.
 *
 * <p>One emitter for each file, each made of small rules that spell out one part of the plan with
 * JavaPoet; {@link io.spooky.codegen.emit.RuntimeTypes} names what generated code refers to. The
 * text is plain ASCII, the same for the same plan on every machine; config text in comments is made
 * harmless. Touches no disk. Knows {@code plan} and the model of {@code check}. Stateless, any
 * thread.
 */
@NullMarked
package io.spooky.codegen.emit;

import org.jspecify.annotations.NullMarked;
