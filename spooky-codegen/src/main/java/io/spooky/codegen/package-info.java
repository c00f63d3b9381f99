/**
 * The config compiler's face: a config file in, Java sources or problems out.
 *
 * <p>{@link io.spooky.codegen.SpookyCompiler} runs the four steps {@code config}, {@code check},
 * {@code plan} and {@code emit}; {@link io.spooky.codegen.SpookyInspector} answers questions about
 * configs, with {@code route} and {@code diff}; {@link io.spooky.codegen.SourceWriter} is the one
 * class that writes files; {@link io.spooky.codegen.Fingerprint} tells builds that nothing changed.
 * Used by the Maven plugin and by {@code live}. Knows no runtime. Stateless, any thread.
 */
@NullMarked
package io.spooky.codegen;

import org.jspecify.annotations.NullMarked;
