/**
 * A bad network in user space: a UDP relay between clients and the edge that loses, doubles,
 * delays, reorders, spoils and misdirects datagrams, and a TCP relay that falls silent without
 * closing.
 *
 * <p>Each relay moves everything on one thread of its own; what it does can be changed from any
 * thread while it runs. Chance comes from a seed, though the order of datagrams is the network's.
 * Depends on the JDK alone.
 */
@NullMarked
package io.spooky.samples.conformance.relay;

import org.jspecify.annotations.NullMarked;
