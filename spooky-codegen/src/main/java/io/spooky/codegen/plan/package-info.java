/**
 * The third step of the compiler: a checked model becomes a plan of the classes to write.
 *
 * <p>All decisions fall here: the order in which routes are tried, the tree of methods or the trie
 * that finds the route, which method goes into which class so that no limit of the JVM is hit, and
 * every Java name. What follows only spells the plan out. Knows the model of {@code check} and the
 * SPI; knows nothing of how Java is written. Stateless between calls, any thread; the same model
 * gives the same plan.
 */
@NullMarked
package io.spooky.codegen.plan;

import org.jspecify.annotations.NullMarked;
