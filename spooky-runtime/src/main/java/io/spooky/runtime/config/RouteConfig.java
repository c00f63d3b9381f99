package io.spooky.runtime.config;

/**
 * One route.
 *
 * @param upstream the number of the upstream
 * @param predicates what it takes, for people
 * @param line where it stands in the file, from 1
 */
public record RouteConfig(int upstream, String predicates, int line) {}
