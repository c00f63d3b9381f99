/**
 * Routes as a whole: in which order they stand, which one takes a request and why the others do
 * not, which can never match, and whether they do what the file expects of them.
 *
 * <p>The order is that of the Kubernetes Gateway API: exact host, longest wildcard, no host; exact
 * path, longest prefix; methods, none; more header predicates; more query predicates; the order of
 * the file. {@link io.spooky.codegen.route.RankedRoutes} finds the route of a request by it, for
 * people and proofs; the generated table does the same for traffic, and a test compares the two.
 *
 * <p><b>The proofs.</b> All predicates are positive, and each kind of part has more values than any
 * file can name: a prefix has paths below it that no other route names, a wildcard hosts, a field
 * values, and there are methods besides. So a set of requests that predicates describe (a {@link
 * io.spooky.codegen.route.RequestClass}) has a <em>weakest</em> request, which has what must be
 * there, fresh where anything will do, and nothing else: a route that takes it takes the whole
 * class. Other routes take a class away together only if one of them alone does, and one look at
 * the weakest request tells. Lengths are not counted: that {@code edge.header_bytes} bounds them is
 * no matter of routes.
 *
 * <p>What the edge answers before it routes (a refused path, TRACE, a host that the certificate
 * does not cover) is not modelled; requests that are refused whatever the certificate are refused
 * here, too, where people write them.
 *
 * <p>Knows {@code check} and the SPI. Stateless between calls; one thread for each call.
 */
@NullMarked
package io.spooky.codegen.route;

import org.jspecify.annotations.NullMarked;
