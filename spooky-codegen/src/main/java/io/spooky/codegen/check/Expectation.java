package io.spooky.codegen.check;

/**
 * One line of {@code expect}, as it was written.
 *
 * @param text a request, an arrow and an upstream
 * @param line where it stands, from 1
 * @param column likewise
 */
public record Expectation(String text, int line, int column) {}
