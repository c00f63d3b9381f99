package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;

/**
 * Names with underscores. Servers that hand fields over as variables cannot tell them from names
 * with hyphens, so {@code x_forwarded_for} would speak in place of the edge. Stateless.
 */
final class UnderscoredNames {
  private UnderscoredNames() {}

  /** Returns whether nothing special is left of a name if its underscores are hyphens. */
  static boolean isPlain(AsciiString name) {
    return FieldKind.of(name.replace('_', '-')) == null;
  }

  /** Returns whether a name stands for an ordinary field even if its underscores are hyphens. */
  static boolean mayPass(AsciiString name) {
    FieldKind kind = FieldKind.of(name.replace('_', '-'));
    return kind == null || kind == FieldKind.HEAD_ONLY;
  }
}
