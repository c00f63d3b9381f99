/**
 * Requests made at random from a grammar, most of them good, some spoilt in one to three ways, and
 * a backend that judges what arrives by rules of its own.
 *
 * <p>All chance comes from one seed, so that a failure can be had again. A driver confines its
 * connection to one thread; the judge is called by the backend's threads and is safe for all.
 * Depends on the raw client, the scripted backend and the JDK, on nothing of Spooky's own.
 */
@NullMarked
package io.spooky.samples.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
