/**
 * The first step of the compiler: the bytes of {@code config.yaml} become a small tree of nodes,
 * each with its place, or a list of problems.
 *
 * <p>Only this package knows SnakeYAML, and only its event stream: no value is typed by YAML's
 * rules and no class is ever looked up by a name in the file. Scalars stay the text that was
 * written, so that {@code no}, {@code 0123} and {@code 12:30:45} mean what their key says or
 * nothing at all. May depend on the SPI's {@code config} package. Stateless between calls; one
 * thread for each call.
 */
@NullMarked
package io.spooky.codegen.config;

import org.jspecify.annotations.NullMarked;
