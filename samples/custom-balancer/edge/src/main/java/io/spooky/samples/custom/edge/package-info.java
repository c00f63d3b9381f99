/**
 * The edge; all other classes of this package are generated from {@code config.yaml} and stand
 * below {@code target/generated-sources/spooky}.
 */
package io.spooky.samples.custom.edge;
