/**
 * Who did what how often: an HTTP/2 backend that journals each request before it answers it, and
 * misbehaves as a plan says, in the test's process or in one of its own that can be killed; and the
 * audit that holds its journals against what clients were told.
 *
 * <p>A backend lives on one event loop of its own; its switches and figures are safe for all
 * threads. Depends on Netty and on the bench's support, on nothing of Spooky's own.
 */
@NullMarked
package io.spooky.samples.conformance.audit;

import org.jspecify.annotations.NullMarked;
