/**
 * A scripted HTTP/2 backend on plain sockets, a thread for each connection. It speaks HTTP/2 with
 * code of its own, so that it can break every rule, and notes each frame it gets in a journal that
 * tests await on. It knows nothing of the proxy.
 */
@NullMarked
package io.spooky.samples.conformance.h2;

import org.jspecify.annotations.NullMarked;
