package io.spooky.samples.conformance.relay;

import java.time.Duration;

/**
 * What happens to datagrams of one direction. Immutable. Shares are of all datagrams, from 0 to 1.
 *
 * @param loss the share that is lost
 * @param run how many are lost in a row when one is; the share stays as {@code loss} says
 * @param longestRun the most that are lost in a row; 0 is without limit
 * @param duplicated the share that is delivered twice
 * @param held the share that is held back, so that later ones overtake
 * @param hold for how long they are held back
 * @param delay of every datagram
 * @param jitter the most that is added to or taken from the delay, evenly spread
 * @param corrupted the share in which a byte is changed
 * @param largest the bytes of the largest datagram that passes; 0 is without limit
 * @param blackHole whether nothing passes at all
 */
public record Conditions(
    double loss,
    int run,
    int longestRun,
    double duplicated,
    double held,
    Duration hold,
    Duration delay,
    Duration jitter,
    double corrupted,
    int largest,
    boolean blackHole) {
  /** Everything passes, once, at once and in order. */
  public static final Conditions CLEAN =
      new Conditions(0, 1, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, false);

  /** Loses a share of datagrams, each for itself. */
  public Conditions losing(double share) {
    return losing(share, 1);
  }

  /** Loses a share of datagrams, always so many in a row. */
  public Conditions losing(double share, int inARow) {
    return new Conditions(
        share,
        inARow,
        longestRun,
        duplicated,
        held,
        hold,
        delay,
        jitter,
        corrupted,
        largest,
        blackHole);
  }

  /** Lets one pass after so many were lost in a row. */
  public Conditions neverLosingMoreThan(int inARow) {
    return new Conditions(
        loss, run, inARow, duplicated, held, hold, delay, jitter, corrupted, largest, blackHole);
  }

  /** Delivers a share of datagrams twice. */
  public Conditions duplicating(double share) {
    return new Conditions(
        loss, run, longestRun, share, held, hold, delay, jitter, corrupted, largest, blackHole);
  }

  /** Holds a share of datagrams back. */
  public Conditions reordering(double share, Duration time) {
    return new Conditions(
        loss,
        run,
        longestRun,
        duplicated,
        share,
        time,
        delay,
        jitter,
        corrupted,
        largest,
        blackHole);
  }

  /** Delays all datagrams, by a time that varies. */
  public Conditions delaying(Duration time, Duration variation) {
    return new Conditions(
        loss,
        run,
        longestRun,
        duplicated,
        held,
        hold,
        time,
        variation,
        corrupted,
        largest,
        blackHole);
  }

  /** Changes a byte of a share of datagrams. */
  public Conditions corrupting(double share) {
    return new Conditions(
        loss, run, longestRun, duplicated, held, hold, delay, jitter, share, largest, blackHole);
  }

  /** Drops datagrams above a size. */
  public Conditions upTo(int bytes) {
    return new Conditions(
        loss, run, longestRun, duplicated, held, hold, delay, jitter, corrupted, bytes, blackHole);
  }

  /** Drops everything. */
  public Conditions swallowing() {
    return new Conditions(
        loss, run, longestRun, duplicated, held, hold, delay, jitter, corrupted, largest, true);
  }
}
