/**
 * Counts of what happened. Each worker writes its own {@link
 * io.spooky.runtime.telemetry.WorkerCounters}; whoever reads adds them up. Depends on nothing else
 * of the runtime.
 */
@NullMarked
package io.spooky.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
