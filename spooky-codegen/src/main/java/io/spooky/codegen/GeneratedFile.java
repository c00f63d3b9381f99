package io.spooky.codegen;

/**
 * A generated source file.
 *
 * @param path below the source root, with slashes
 * @param text ASCII with line feeds
 */
public record GeneratedFile(String path, String text) {}
