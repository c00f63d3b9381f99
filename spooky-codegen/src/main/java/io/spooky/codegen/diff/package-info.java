/**
 * What a changed config changes: classes of requests that are served otherwise, each with a request
 * that shows it, and settings, with whether a reload brings them into force.
 *
 * <p>Exact over the routes. For each route of the one file and each of the other there is the class
 * of requests that both take (see {@link io.spooky.codegen.route.RequestClass}), and the class of
 * each route's requests that the other file has no route for. By the argument of the package {@code
 * route}, such a class has a request that goes by just these two routes if its weakest request
 * does. Only pairs that share a host and a path are looked at; each of the two is then that of one
 * of the routes, so that they are found from the closer one by walking up its labels and segments.
 *
 * <p>Requests have the form that they have when they are routed. What changes that form for all of
 * them, such as {@code edge.doubled_slashes}, is a setting. So are backends' values that come from
 * the environment: their texts are compared.
 *
 * <p>Knows {@code check}, {@code route} and the SPI. Stateless between calls; one thread for each
 * call.
 */
@NullMarked
package io.spooky.codegen.diff;

import org.jspecify.annotations.NullMarked;
