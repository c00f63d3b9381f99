package io.spooky.runtime.config;

import io.spooky.runtime.config.UpstreamConfig.Retry;
import io.spooky.runtime.config.UpstreamConfig.Timeouts;
import io.spooky.runtime.contract.FieldEdits;
import org.jspecify.annotations.Nullable;

/**
 * One route.
 *
 * @param upstream the number of the upstream
 * @param predicates what it takes, for people
 * @param line where it stands in the file, from 1
 * @param timeouts those of the upstream, or the route's own
 * @param retry that of the upstream, or the route's own
 * @param requestEdits what is done to the fields of requests, or null for nothing
 * @param responseEdits what is done to the fields of final responses, or null for nothing
 */
public record RouteConfig(
    int upstream,
    String predicates,
    int line,
    Timeouts timeouts,
    Retry retry,
    @Nullable FieldEdits requestEdits,
    @Nullable FieldEdits responseEdits) {}
