/** Tests of all plugins together, and what the tests of each share. */
@NullMarked
package io.spooky.plugins;

import org.jspecify.annotations.NullMarked;
