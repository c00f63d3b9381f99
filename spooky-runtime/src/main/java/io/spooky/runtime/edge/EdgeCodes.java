package io.spooky.runtime.edge;

/** Codes of what can be wrong with a config in a running process; stable. */
final class EdgeCodes {
  /** A strategy cannot be made. */
  static final String STRATEGY = "SPK0590";

  /** Something changed that only a restart can change. */
  static final String RESTART = "SPK0591";

  /** A listener's certificate cannot be loaded. */
  static final String CERTIFICATE = "SPK0592";

  /** What a backend is trusted by cannot be loaded. */
  static final String TRUST = "SPK0593";

  private EdgeCodes() {}
}
