/**
 * Tests of the packaged jar as users run it: a process, its signals, its files, and HTTP/3 clients
 * of several makes.
 *
 * <p>The tag {@code interop} marks what needs programs of other projects; those tests run in the
 * profile of that name. Depends on the package {@code support} and on nothing inside the jar.
 */
@NullMarked
package io.spooky.samples.standalone;

import org.jspecify.annotations.NullMarked;
