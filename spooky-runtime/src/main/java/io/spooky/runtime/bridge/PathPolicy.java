package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import io.spooky.spi.config.PathFault;
import io.spooky.spi.config.PathRules;
import org.jspecify.annotations.Nullable;

/**
 * Brings a request's path into its one form, so that route, log and backend see the same. The query
 * stays as it is. Confined to the worker's event loop.
 */
final class PathPolicy {
  private final PathRules rules;
  private int refusal;

  PathPolicy(PathRules rules) {
    this.rules = rules;
  }

  /**
   * Returns the target in its one form; the very object if it has it already; null if it is
   * refused.
   *
   * @param target path and query, of characters that {@link FieldRules#isPath} allows
   */
  @Nullable AsciiString normalise(AsciiString target) {
    int query = target.indexOf('?', 0);
    int pathEnd = query < 0 ? target.length() : query;
    int offset = target.arrayOffset();
    if (PathRules.isPlain(target.array(), offset, offset + pathEnd)) {
      return target;
    }
    byte[] bytes = target.toByteArray();
    int length = rules.normalise(bytes, pathEnd);
    if (length < 0) {
      refusal = length;
      return null;
    }
    int queryLength = bytes.length - pathEnd;
    System.arraycopy(bytes, pathEnd, bytes, length, queryLength);
    return new AsciiString(bytes, 0, length + queryLength, false);
  }

  /** Returns why the last path was refused, for the operator. */
  Rejection rejection() {
    PathFault fault = PathRules.fault(refusal);
    String hint = fault.isAllowable() ? " (edge.allow: " + fault.word() + ")" : "";
    return Rejection.malformed("path with " + fault.description() + hint);
  }
}
