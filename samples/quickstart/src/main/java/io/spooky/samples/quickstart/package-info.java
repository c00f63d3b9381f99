/**
 * The quickstart's entry point and its sample backends, beside the classes that the build generates
 * from {@code config.yaml}.
 *
 * <p>{@link io.spooky.samples.quickstart.Quickstart} starts the backends, each on an event loop of
 * its own, and then hands over to the command line of the runtime. Depends on the runtime's public
 * entry points and on Netty.
 */
package io.spooky.samples.quickstart;
