/**
 * The command line of every fat jar: {@code run}, {@code check}, {@code describe}, {@code routes},
 * {@code diff} and {@code get}.
 *
 * <p>{@link io.spooky.runtime.cli.Main} is the entry point of jars; {@link
 * io.spooky.runtime.cli.Cli} is the same as a call that returns the exit code. {@code run} starts
 * the edge and then minds the process: signals, the watched config file, reloads, the log. Knows
 * all other packages of the runtime; none of them knows this one. Commands run on the calling
 * thread; the watcher, the reloader and the log have a daemon thread each.
 */
@NullMarked
package io.spooky.runtime.cli;

import org.jspecify.annotations.NullMarked;
