/**
 * An HTTP/3 client whose requests are driven event by event: fields as the test writes them, a body
 * in pieces, and on the way back every interim response, part and reset as it came.
 *
 * <p>Netty's codec does the work on one event loop for each client; the rest is safe for all
 * threads. For bytes that no codec would write there is a raw client. Depends on Netty and on
 * nothing of Spooky's own but the support of the tests.
 */
@NullMarked
package io.spooky.samples.conformance.client;

import org.jspecify.annotations.NullMarked;
