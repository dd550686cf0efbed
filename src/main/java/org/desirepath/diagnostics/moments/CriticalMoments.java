package org.desirepath.diagnostics.moments;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Moments of the journey and how they go with success.
 *
 * @param tested how many moments could be tested: the m of the adjustment for multiple testing
 * @param windowMillis success counts within this time after a moment
 * @param moments all that were tested, by q, then touchpoint and facet
 * @param notes what a reader should know of all of them
 */
public record CriticalMoments(
    int tested, long windowMillis, List<Moment> moments, List<String> notes) {

  public static final String NO_BETTER_WAIT =
      "a longer wait is never called better: it says nothing of those who left while waiting";

  /** What about a touchpoint makes the moment. */
  public enum Facet {
    PRESENCE("presence"),
    ABSENCE("absence"),
    WAIT("wait"),
    REPETITION("repetition");

    private final String word;

    Facet(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /** The sign of an association. */
  public enum Direction {
    GAIN("gain"),
    PAIN("pain");

    private final String word;

    Direction(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /** How far an association may be taken. */
  public enum Evidence {
    /** Descriptive. */
    E0,
    /** Aligned in time. */
    E1,
    /** Aligned in time and adjusted for state, segment and period. */
    E2,
    /** A randomised experiment. */
    E3
  }

  /**
   * A moment and its association with success.
   *
   * @param design which journeys are compared with which, and when
   * @param associated q at most alpha
   * @param critical associated, well supported, stable and beyond the least material difference
   * @param criticalReason why an associated moment is not critical, or null
   * @param direction of the association, or null when not associated, or a longer wait that goes
   *     with success: those who left while waiting are not seen
   * @param oddsRatio Mantel-Haenszel, with the 95 % interval of Robins, Breslow and Greenland
   * @param riskDifference Mantel-Haenszel, with Sato's 95 % interval; for a risk set of those
   *     exposed at any time against never, that is, divided by the share not exposed later
   * @param p of Cochran, Mantel and Haenszel, two-sided
   * @param q p adjusted by Benjamini and Hochberg over all tested
   * @param n journeys that could have had the moment
   * @param exposed of them, those that had it
   * @param reach {@code exposed / n}
   * @param stability share of bootstrap samples by journey with p below alpha and the same sign
   * @param note what the design can't see here; may be empty
   */
  public record Moment(
      String touchpoint,
      Facet facet,
      String design,
      boolean associated,
      boolean critical,
      @Nullable String criticalReason,
      @Nullable Direction direction,
      Quantity oddsRatio,
      Quantity riskDifference,
      Quantity p,
      Quantity q,
      int n,
      int exposed,
      Quantity reach,
      Quantity stability,
      Evidence evidence,
      String note) {}

  public CriticalMoments {
    moments = List.copyOf(moments);
    notes = List.copyOf(notes);
  }
}
