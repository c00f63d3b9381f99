/**
 * What a correct intermediary owes its clients and backends, tested against the packaged jar from
 * outside. Each test is named by the case it shows, such as {@code h3Msg01}; the classes are named
 * by the family of cases. The clients and backends here know nothing of Spooky.
 */
@NullMarked
package io.spooky.samples.conformance;

import org.jspecify.annotations.NullMarked;
