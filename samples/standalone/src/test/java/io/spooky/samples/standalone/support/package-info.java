/**
 * What the tests of the packaged jar share: processes whose output can be awaited, an HTTP/2
 * backend, an HTTP/3 client, and figures of another process's memory.
 *
 * <p>Backends and clients live in the test's process, each on event loops of its own; the proxy is
 * always a process. All waiting is for an event, with a limit that only a fault reaches. Depends on
 * Netty and the JDK, on nothing of Spooky's own.
 */
@NullMarked
package io.spooky.samples.standalone.support;

import org.jspecify.annotations.NullMarked;
