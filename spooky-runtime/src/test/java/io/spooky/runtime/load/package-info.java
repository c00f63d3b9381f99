/** The load tool: an HTTP/3 client that keeps streams busy, and an edge to be measured. */
@NullMarked
package io.spooky.runtime.load;

import org.jspecify.annotations.NullMarked;
