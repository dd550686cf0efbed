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
 * @param trends of waits and repetitions, tested among themselves, by q, then touchpoint
 * @param setApart what could look like a moment but is part of the funnel or of the outcome, or the
 *     same hypothesis as another
 * @param joint several associated moments in one model, or null
 * @param jointReason why there is no {@code joint}, or null
 * @param peakEnd whether the worst, best or last experience adds to the mean one, or null
 * @param peakEndReason why there is no {@code peakEnd}, or null
 * @param highValue how the same moments go with success of a high value, or null
 * @param highValueReason why there is no {@code highValue}, or null
 * @param notes what a reader should know of all of them
 */
public record CriticalMoments(
    int tested,
    long windowMillis,
    List<Moment> moments,
    List<Trend> trends,
    List<SetApart> setApart,
    @Nullable JointModel joint,
    @Nullable String jointReason,
    @Nullable PeakEnd peakEnd,
    @Nullable String peakEndReason,
    @Nullable HighValue highValue,
    @Nullable String highValueReason,
    List<String> notes) {

  public static final String NO_BETTER_WAIT =
      "a longer wait is never called better: it says nothing of those who left while waiting";

  /** What about a touchpoint makes the moment. */
  public enum Facet {
    PRESENCE("presence"),
    ABSENCE("absence"),
    WAIT("wait"),
    REPETITION("repetition"),
    FAILURE("failure"),
    CHANNEL("channel"),
    ORDER("order"),
    EXPERIENCE("experience");

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
   * @param sensitivity what else could lie behind it, and what it could not have shown
   * @param segments the association in each main value of a segment; empty unless associated
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
      String note,
      Sensitivity sensitivity,
      List<SegmentEffect> segments) {
    public Moment {
      segments = List.copyOf(segments);
    }
  }

  /**
   * How moments go with success of a high value, against a success of a lower value or none.
   *
   * @param threshold the least value that is high: the upper quartile of those known
   * @param completed journeys that succeeded
   * @param valued of them, those with a value
   * @param high of them, those of a high value
   * @param tested how many moments could be tested
   * @param moments those tested, as {@link CriticalMoments#moments()}, with q among themselves
   */
  public record HighValue(
      double threshold, int completed, int valued, int high, int tested, List<Moment> moments) {
    public HighValue {
      moments = List.copyOf(moments);
    }
  }

  /**
   * How far to trust a moment.
   *
   * @param exposedLater kappa: the share of comparators that have it later, weighted as the risk
   *     difference weighs them; 0 for landmarks
   * @param eValue how strongly an unmeasured common cause must go with both, as a risk ratio, to
   *     explain it away
   * @param eValueOfLimit the same for the limit of the interval nearest no association
   * @param detectable the smallest risk difference that would have been found with probability .8
   * @param selected the risk difference with the interval at the level for the selected: of an
   *     associated moment, else the 95 % one; it decides on criticality
   * @param controls outcomes settled before the moment; only of an associated one
   */
  public record Sensitivity(
      Quantity exposedLater,
      Quantity eValue,
      Quantity eValueOfLimit,
      Quantity detectable,
      Quantity selected,
      List<Control> controls) {
    public Sensitivity {
      controls = List.copyOf(controls);
    }
  }

  /**
   * A negative control outcome: one that the moment can't have changed.
   *
   * @param outcome what was so before the moment
   * @param p of the same test in the same comparison
   * @param q adjusted over all controls of all associated moments
   * @param differs whether q is at most alpha: the strata lack a common cause, and the evidence is
   *     no better than E1
   */
  public record Control(String outcome, Quantity p, Quantity q, boolean differs) {}

  /**
   * A moment among the journeys of one value of a segment.
   *
   * @param riskDifference as of the moment, within the segment
   * @param n journeys compared
   * @param exposed of them, those that had it
   * @param p that the odds ratio is the same in all others; of two values one test serves both
   * @param q p adjusted over all moments and values
   */
  public record SegmentEffect(
      String column,
      String value,
      Quantity riskDifference,
      int n,
      int exposed,
      Quantity p,
      Quantity q) {}

  /**
   * Whether success rises or falls with a wait or with the number of times: Mantel's stratified
   * trend test.
   *
   * @param unit of the score: {@code millis} or {@code times}
   * @param z positive if success grows with the score
   * @param n journeys at the landmark
   * @param q adjusted over all trends
   * @param bins of equal numbers of journeys as far as ties allow, least score first
   * @param knee the score beyond which success differs most, with its bootstrap interval
   * @param kneeP by permutation within strata
   * @param kneeN journeys searched for the knee: a large log is thinned evenly
   */
  public record Trend(
      String touchpoint,
      Facet facet,
      String design,
      String unit,
      Quantity z,
      int n,
      Quantity p,
      Quantity q,
      List<Bin> bins,
      Quantity knee,
      Quantity kneeP,
      int kneeN,
      String note) {
    public Trend {
      bins = List.copyOf(bins);
    }
  }

  /**
   * Journeys of like score.
   *
   * @param low least score in it
   * @param high greatest score in it
   * @param rate {@code successes / n} with Wilson's 95 % interval, over all strata together
   * @param fitted the monotone fit of greatest likelihood in the direction of the trend
   */
  public record Bin(double low, double high, int n, int successes, Quantity rate, double fitted) {}

  /**
   * What is no moment.
   *
   * @param touchpoint or what stands for it
   * @param facet in question
   * @param reason why it is not tested
   */
  public record SetApart(String touchpoint, Facet facet, String reason) {}

  /**
   * Going on from each state by moments known when it was entered: a discrete-time logistic model
   * with a ridge penalty, a stay in a state being a unit of time.
   *
   * @param stays how many stays, of how many {@code journeys}
   * @param explained share of the deviance, beyond state and segment, that the moments explain
   * @param caveat what the model can't tell
   */
  public record JointModel(
      long stays,
      long journeys,
      double ridge,
      double explained,
      List<Driver> drivers,
      String caveat) {
    public JointModel {
      drivers = List.copyOf(drivers);
    }
  }

  /**
   * A moment in the joint model.
   *
   * @param logOdds of going on, others held fixed, with its 95 % interval; shrunk by the ridge
   * @param share of what the moments explain, by Shapley's value (Lindeman, Merenda and Gold)
   * @param exposedStays stays in which it was known
   */
  public record Driver(
      String touchpoint,
      Facet facet,
      String design,
      Quantity logOdds,
      double share,
      long exposedStays) {}

  public CriticalMoments {
    moments = List.copyOf(moments);
    trends = List.copyOf(trends);
    setApart = List.copyOf(setApart);
    notes = List.copyOf(notes);
  }
}
