package org.desirepath.diagnostics.touchpoints;

import java.util.List;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Whether figures of volume and engagement, and scores, go with the outcome once the state of the
 * journey is held fixed.
 *
 * @param metrics in a fixed order
 * @param reason why none could be looked at, or null
 */
public record VanityCheck(List<Metric> metrics, @Nullable String reason) {

  /**
   * A figure.
   *
   * @param name what is counted up to the moment
   * @param moments arrivals at designed touchpoints that could be followed, each journey's first
   *     there
   * @param journeys they belong to
   * @param more moments with more of it than the median of comparable ones
   * @param difference in success within the window: more of it, less the others at the same
   *     touchpoint, in the same segment and period; the interval heeds that a journey has several
   *     moments
   * @param q Benjamini-Hochberg over the figures tested
   * @param naive difference in success between whole journeys above the median of their total and
   *     the others: what a dashboard shows
   * @param verdict null when it could not be tested
   * @param vanity whether more of it goes with no better outcome; null when that is not known
   */
  public record Metric(
      String name,
      int moments,
      int journeys,
      int more,
      Quantity difference,
      Quantity p,
      Quantity q,
      Quantity naive,
      @Nullable Verdict verdict,
      @Nullable Boolean vanity) {

    /** What may be said of it: it is adjusted, not randomised, so it never says "because". */
    public String words() {
      if (verdict == null) {
        return "not testable";
      }
      return switch (verdict) {
        case BETTER -> "more of it goes with a better outcome, at the same step";
        case WORSE -> "more of it goes with a worse outcome, at the same step: a vanity metric";
        case NO_MATERIAL_DIFFERENCE ->
            "more of it goes with no material difference, at the same step: a vanity metric";
        case UNDECIDED -> "not shown to go with the outcome, at the same step";
      };
    }
  }

  public VanityCheck {
    metrics = List.copyOf(metrics);
  }
}
