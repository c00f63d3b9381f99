/**
 * The compiler inside a running process: a config file becomes classes in memory.
 *
 * <p>Implements the seam that the runtime's contract offers; the only package that needs the
 * runtime on the class path, and a JDK to run on. Nothing is written to disk; each compilation has
 * a class loader of its own, so that what is replaced can be unloaded. Any thread but an event
 * loop.
 */
@NullMarked
package io.spooky.codegen.live;

import org.jspecify.annotations.NullMarked;
