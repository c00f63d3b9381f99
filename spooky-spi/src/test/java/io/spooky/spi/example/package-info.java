/** The plugin that the README shows, held to its contract. */
@NullMarked
package io.spooky.spi.example;

import org.jspecify.annotations.NullMarked;
