package io.spooky.samples.conformance.audit;

/** What a backend does with a request. */
public enum Deed {
  /** Executes and answers it. */
  ANSWER(true),
  /** Resets it with REFUSED_STREAM when it is complete, without executing it. */
  REFUSE(false),
  /** Resets it with REFUSED_STREAM as soon as its head is there. */
  REFUSE_HEAD(false),
  /** Resets it with INTERNAL_ERROR when it is complete, without executing it. */
  RESET_UNDONE(false),
  /** Executes it, then resets it with INTERNAL_ERROR instead of an answer. */
  RESET_DONE(true),
  /** Executes it, and resets it with INTERNAL_ERROR in the middle of the answer. */
  RESET_ANSWER(true),
  /** Resets the connection when it is complete, without executing it. */
  KILL_UNDONE(false),
  /** Executes it, then resets the connection. */
  KILL_DONE(true),
  /** Sends a GOAWAY below it and everything not executed so far, and executes none of those. */
  GOAWAY_BELOW(false),
  /** Sends a GOAWAY that includes it, executes and answers it. */
  GOAWAY_ABOVE(true),
  /** Executes it, answers half and then nothing more. */
  HALF(true),
  /** The same, having told the whole's length. */
  HALF_COUNTED(true),
  /** Executes it and never answers. */
  SILENCE(true),
  /** Executes it and answers late. */
  ANSWER_LATE(true);

  private final boolean executing;

  Deed(boolean executing) {
    this.executing = executing;
  }

  boolean isExecuting() {
    return executing;
  }
}
