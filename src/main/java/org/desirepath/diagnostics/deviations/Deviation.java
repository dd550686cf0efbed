package org.desirepath.diagnostics.deviations;

import java.util.List;
import java.util.OptionalInt;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One kind of departure from the design at one touchpoint, over all journeys.
 *
 * @param journeys in which it stands, each once
 * @param observable journeys in which it could have been seen; at least {@code journeys}
 * @param share {@code journeys / observable} with Wilson's 95 % interval
 * @param certain journeys in which it stands in every optimal alignment, whatever the order of
 *     events at one instant; empty if not known
 * @param possible journeys in which it stands in some optimal alignment; empty if not known
 * @param certaintyReason why the two are not known, or null
 * @param sameInstant journeys with it that are not certain as events share an instant, where their
 *     order is only that of the file; 0 but for the order and the start
 * @param outcomeEffect its association with success
 * @param verdict of the outcome effect, or null when there is none
 * @param value money that goes with it
 * @param examples at most five journey identifiers; empty when too few share the deviation
 * @param examplesReason why there are no examples, or null
 * @param circumstances when, where and among whom, and what followed
 */
public record Deviation(
    DeviationKind kind,
    String touchpoint,
    int journeys,
    int observable,
    Quantity share,
    OptionalInt certain,
    OptionalInt possible,
    @Nullable String certaintyReason,
    int sameInstant,
    OutcomeEffect outcomeEffect,
    @Nullable Verdict verdict,
    Value value,
    List<String> examples,
    @Nullable String examplesReason,
    Circumstances circumstances) {

  /**
   * How much more often journeys with the deviation succeed than comparable ones without.
   *
   * @param riskDifference success with it minus success without, Mantel-Haenszel over strata, with
   *     Sato's 95 % interval; for a risk set of those exposed at any time against never, that is,
   *     divided by the share not exposed later
   * @param selected the same with the interval at the level for what was selected, that is of
   *     deviations with q at most alpha; else as {@code riskDifference}; verdicts go by it
   * @param n journeys compared; 0 when absent
   * @param design which journeys are compared with which, and when; empty when absent
   */
  public record OutcomeEffect(Quantity riskDifference, Quantity selected, int n, String design) {

    /** Before anything is selected. */
    public OutcomeEffect(Quantity riskDifference, int n, String design) {
      this(riskDifference, riskDifference, n, design);
    }
  }

  /**
   * Money that goes with the deviation; below zero is lost.
   *
   * @param amount difference in success among the exposed, times journeys, times the value of a
   *     success; its 95 % interval is that of a bootstrap by journey in the limit of many samples
   * @param currency of the amount, or null when not said
   */
  public record Value(Quantity amount, @Nullable String currency) {}

  /** Whether it goes with a better outcome: a candidate to change the design. */
  public boolean isDesirePath() {
    return verdict == Verdict.BETTER;
  }

  public Deviation {
    examples = List.copyOf(examples);
    if (journeys < 1 || observable < journeys) {
      throw new IllegalArgumentException(
          "journeys: expected 1 to observable (" + observable + "), got " + journeys);
    }
  }
}
