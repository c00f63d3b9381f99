package io.spooky.runtime.health;

/**
 * What no policy can override.
 *
 * @param largestEjectedShare the largest share of an upstream's backends that may be ejected, from
 *     0 to 1
 * @param panicThreshold the share of healthy backends below which health is ignored in the priority
 *     group in use, from 0 to 1; 0 never ignores it, so that requests fail at once
 */
public record GuardRails(double largestEjectedShare, double panicThreshold) {
  /** All may be ejected, and a request that finds none healthy fails at once. */
  public static final GuardRails DEFAULT = new GuardRails(1.0, 0.0);

  /** Absorbs the rounding of shares such as 0.1. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public GuardRails {
    check("largestEjectedShare", largestEjectedShare);
    check("panicThreshold", panicThreshold);
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + " (expected: 0 to 1)");
    }
  }

  /** Returns whether one more of so many backends may be ejected. */
  boolean allowsOneMore(int ejected, int backends) {
    return ejected + 1 <= largestEjectedShare * backends + ROUNDING;
  }

  /** Returns whether so few of a group are healthy that health is to be ignored. */
  boolean panics(int healthy, int backends) {
    return healthy < panicThreshold * backends - ROUNDING;
  }
}
