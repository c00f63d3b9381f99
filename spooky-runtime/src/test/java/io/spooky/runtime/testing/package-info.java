/** Clients, backends and configs for the runtime's tests. */
@NullMarked
package io.spooky.runtime.testing;

import org.jspecify.annotations.NullMarked;
