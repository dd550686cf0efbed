package org.desirepath.diagnostics.moments;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;

/**
 * Whether the worst, the best or the last experience of a journey goes with success beyond their
 * mean, among journeys that came equally far (B. L. Fredrickson and D. Kahneman, "Duration neglect
 * in retrospective evaluations of affective episodes", 1993, doi:10.1037/0022-3514.65.1.45, for the
 * rule; which they found for short episodes, while long journeys may have further key points).
 *
 * @param touchpoint where the journeys are compared: the scores up to its arrival, the outcome
 *     after
 * @param n journeys with at least three scores by then
 * @param strata how many groups of the same scored touchpoints, segment and period they fall into
 * @param mean change in success by a point more of the mean score, with its 95 % interval
 * @param meanP of no change
 * @param terms worst, best and last, each beyond the mean
 */
public record PeakEnd(
    String touchpoint, int n, int strata, Quantity mean, Quantity meanP, List<Term> terms) {

  /**
   * A score beyond the mean.
   *
   * @param name {@code worst}, {@code best} or {@code last}
   * @param slope change in success by a point more, given the mean, with its 95 % interval
   * @param q of the three by Benjamini and Hochberg
   * @param adds whether q is at most alpha
   */
  public record Term(String name, Quantity slope, Quantity p, Quantity q, boolean adds) {}

  public PeakEnd {
    terms = List.copyOf(terms);
  }
}
