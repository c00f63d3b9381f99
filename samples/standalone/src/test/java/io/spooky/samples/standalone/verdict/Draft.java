package io.spooky.samples.standalone.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A config that is being written: its lines so far, and the luck of those to come. */
final class Draft {
  private static final double WRONG = 0.03;
  private static final double WRONG_HERE = 0.12;
  private static final double OTHER_SOCKETS = 0.25;

  /** What parts of a config may be. */
  enum Kind {
    /** Right. */
    GOOD,
    /** Wrong wherever it is read. */
    WRONG,
    /** Wrong on this machine and in this environment alone. */
    WRONG_HERE
  }

  private final Random random;
  private final Kind kind;
  private final boolean restarting;
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> restarts = new ArrayList<>();

  /**
   * Begins a config.
   *
   * @param restarting whether parts may need a restart
   */
  Draft(Random random, Kind kind, boolean restarting) {
    this.random = random;
    this.kind = kind;
    this.restarting = restarting;
  }

  /** Returns whether a thing happens that does in a share of all cases. */
  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** Returns a number from 0. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns one of the right texts, or seldom one of the wrong ones, if the config may be so. */
  String either(List<String> right, List<String> wrong) {
    return either(right, wrong, List.of());
  }

  /**
   * Returns one of the right texts, or seldom one of the others.
   *
   * @param wrong texts that no machine takes
   * @param here texts that this machine does not take
   */
  String either(List<String> right, List<String> wrong, List<String> here) {
    List<String> of = right;
    if (kind == Kind.WRONG && happens(WRONG)) {
      of = wrong;
    } else if (kind == Kind.WRONG_HERE && !here.isEmpty() && happens(WRONG_HERE)) {
      of = here;
    }
    return of.get(random.nextInt(of.size()));
  }

  /** Adds a line. */
  void line(String text) {
    lines.add(text);
  }

  /** Adds a line in some of all cases. */
  void maybe(double share, String text) {
    if (happens(share)) {
      line(text);
    }
  }

  /** Adds a line, or another one in its place, which a running edge cannot change to. */
  void fixed(String text, String changed) {
    boolean changes = changes();
    line(changes ? changed : text);
    if (changes) {
      restarts.add(lines.size());
    }
  }

  /** Returns whether something is to change that needs a restart. */
  boolean changes() {
    return restarting && happens(OTHER_SOCKETS);
  }

  /** Says that the last line needs a restart. */
  void needsRestart() {
    restarts.add(lines.size());
  }

  /** Returns the config. */
  GeneratedConfig finish() {
    return new GeneratedConfig(String.join("\n", lines) + "\n", restarts);
  }
}
