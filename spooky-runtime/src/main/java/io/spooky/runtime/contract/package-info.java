/**
 * The contract between generated code and the runtime: all that a compiled config touches.
 *
 * <p>{@link io.spooky.runtime.contract.CompiledProxy} describes itself by filling a {@link
 * io.spooky.runtime.contract.ProxySpec}, matches requests with a {@link
 * io.spooky.runtime.contract.RouteTable}, and picks backends with a {@link
 * io.spooky.runtime.contract.Dispatcher}. {@link io.spooky.runtime.contract.ConfigCompiler} is the
 * seam through which a running process compiles a changed config. The package imports no Netty, so
 * that generated code compiles against the SPI and this package alone.
 */
@NullMarked
package io.spooky.runtime.contract;

import org.jspecify.annotations.NullMarked;
