package io.spooky.codegen.check;

/**
 * What a hash strategy hashes.
 *
 * @param part the part of the request
 * @param name the name of the header (lower case), cookie or query parameter; empty for other parts
 * @param line where the config says it, from 1
 * @param column likewise
 */
public record HashKey(Part part, String name, int line, int column) {
  /** A part of a request. */
  public enum Part {
    /** {@code header:NAME}. */
    HEADER,
    /** {@code cookie:NAME}. */
    COOKIE,
    /** {@code query:NAME}. */
    QUERY,
    /** {@code path}. */
    PATH,
    /** {@code host}. */
    HOST,
    /** {@code source_ip}. */
    SOURCE_IP
  }
}
