/**
 * What is expected of the projects in {@code src/it}, each of which is built by a Maven of its own.
 * Its {@code verify.bsh} calls the method here that has its name, after the build, in the process
 * of the outer build.
 */
@NullMarked
package io.spooky.maven.projects;

import org.jspecify.annotations.NullMarked;
