/**
 * One request with both of its halves: what a client asks, where it goes, and what comes back.
 *
 * <p>An {@link io.spooky.runtime.exchange.Exchange} is a state machine between a {@link
 * io.spooky.runtime.exchange.ClientStream} and a {@link io.spooky.runtime.transport.BackendStream}:
 * it routes, picks, waits for a place, tries again, streams bodies both ways under back-pressure,
 * and makes sure that neither half is ended cleanly unless the other one was. It lives on one
 * worker's event loop and never leaves it. Knows {@code bridge}, {@code balance}, {@code
 * transport}, {@code contract}; not who the client is.
 */
@NullMarked
package io.spooky.runtime.exchange;

import org.jspecify.annotations.NullMarked;
