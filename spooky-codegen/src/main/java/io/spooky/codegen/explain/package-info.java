/**
 * Explains the codes of problems: what each means, an example of the mistake, the cure.
 *
 * <p>The texts are resources beside this package, one file for each hundred of the codes. Knows
 * {@code config} for the compiler's own codes; codes of a start stand in the texts alone.
 * Stateless, any thread.
 */
@NullMarked
package io.spooky.codegen.explain;

import org.jspecify.annotations.NullMarked;
