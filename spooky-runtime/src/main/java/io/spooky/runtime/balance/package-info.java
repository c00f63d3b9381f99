/**
 * Backends and upstreams as they live in a running process, over config generations, and each
 * worker's view of them.
 *
 * <p>{@link io.spooky.runtime.balance.Backend} and {@link io.spooky.runtime.balance.Upstream} are
 * shared by all workers: their counts are padded atomics, and what the control thread decides about
 * health and slots is published as immutable {@link io.spooky.runtime.balance.SlotTable}s. {@code
 * WorkerUpstream} is one worker's half: its balancer, its counts, the requests that wait. Knows the
 * SPI and {@code config}; no Netty.
 */
@NullMarked
package io.spooky.runtime.balance;

import org.jspecify.annotations.NullMarked;
