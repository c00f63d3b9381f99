package io.spooky.codegen.diff;

import io.spooky.codegen.route.Request;
import io.spooky.codegen.route.RequestClass;

/**
 * A class of requests of which some are served otherwise.
 *
 * @param requests the requests that both routes take, or one route where there is no other; those
 *     of them that closer routes take are not meant
 * @param before the place of the route that took them, in the order of its file, or {@code
 *     RankedRoutes.NONE}
 * @param after the place of the route that takes them now, likewise
 * @param example a request that the one route took and the other takes
 */
record RequestChange(RequestClass requests, int before, int after, Request example) {}
