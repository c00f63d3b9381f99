package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;

/**
 * Counts a header section: bytes as RFC 9114, section 4.2.2 does, and fields. Reused; confined to
 * the worker's event loop.
 */
final class SectionSize {
  /** What a field counts beyond its name and value. */
  static final int FIELD_OVERHEAD = 32;

  private int maxBytes;
  private int maxFields;
  private int bytes;
  private int fields;

  void limits(int mostBytes, int mostFields) {
    maxBytes = mostBytes;
    maxFields = mostFields;
  }

  void begin() {
    bytes = 0;
    fields = 0;
  }

  /** Counts a field, and returns whether the section still is within its limits. */
  boolean admits(AsciiString name, AsciiString value) {
    bytes += name.length() + value.length() + FIELD_OVERHEAD;
    fields++;
    return bytes <= maxBytes && fields <= maxFields;
  }
}
