package io.spooky.samples.conformance.fuzz;

/** What must become of a request. */
enum Verdict {
  /** It arrives once and unchanged, and has its own answer. */
  GOOD,
  /** It is refused or mended; what arrives is good. */
  EITHER,
  /** It never arrives whole. */
  BAD;

  /** Returns the worse of two. */
  Verdict and(Verdict other) {
    return compareTo(other) < 0 ? other : this;
  }
}
