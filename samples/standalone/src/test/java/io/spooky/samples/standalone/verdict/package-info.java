/**
 * Random configs, good and bad, and what {@code check}, a start and a reload say of them.
 *
 * <p>{@code ConfigGrammar} writes a config from parts, each of which has right and wrong forms;
 * {@code CertificateFiles} makes the files that it names. {@code Verdicts} asks the three.
 */
@NullMarked
package io.spooky.samples.standalone.verdict;

import org.jspecify.annotations.NullMarked;
