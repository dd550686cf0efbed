package org.desirepath.diagnostics.groups;

import java.util.List;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The arms of an experiment beside each other, as assigned (intention to treat), and whether it can
 * be trusted.
 *
 * @param attribute whose values are the arms
 * @param control the arm that others are held against
 * @param arms by name
 * @param unassigned journeys without an arm: not looked at
 * @param inSeveralArms journeys whose events name several arms: left out
 * @param ratio whether as many journeys are in each arm as designed
 * @param balance by arm beside the control; empty when no attribute was named
 * @param contamination treatments seen by arms that should not, by arm and touchpoint
 * @param evidence E3 when every check passed, else E0
 * @param doubts why not E3; empty at E3
 * @param verdicts the effect on success by arm
 * @param comparison every finding of each arm beside the control
 */
public record ExperimentFindings(
    String attribute,
    String control,
    List<Arm> arms,
    int unassigned,
    int inSeveralArms,
    Ratio ratio,
    List<Balance> balance,
    List<Contamination> contamination,
    Evidence evidence,
    List<String> doubts,
    List<Effect> verdicts,
    GroupComparison comparison) {

  /**
   * An arm.
   *
   * @param journeys assigned to it
   * @param followed of them, those that began long enough ago to be compared
   * @param designed share of all assigned
   */
  public record Arm(String name, int journeys, int followed, double designed) {}

  /**
   * The sample-ratio check.
   *
   * @param mismatch p below .001
   */
  public record Ratio(Quantity chiSquare, int degrees, Quantity p, boolean mismatch) {}

  /**
   * An arm beside the control in what was known before.
   *
   * @param levels by attribute, then value
   * @param chiSquare of all together
   * @param imbalanced p below .01
   */
  public record Balance(
      String arm,
      List<Level> levels,
      Quantity chiSquare,
      int degrees,
      Quantity p,
      boolean imbalanced) {
    public Balance {
      levels = List.copyOf(levels);
    }
  }

  /**
   * A value of an attribute, or a number.
   *
   * @param value of the attribute; empty for a number
   * @param mine share of the arm's journeys, or mean of the number
   * @param control the same of the control
   * @param standardisedDifference of the two, in standard deviations; above .1 is worth a look
   */
  public record Level(
      String attribute,
      String value,
      Quantity mine,
      Quantity control,
      Quantity standardisedDifference) {}

  /**
   * A treatment in an arm that was not to see it.
   *
   * @param share with Wilson's 95 % interval
   */
  public record Contamination(
      String arm, String treatmentOf, String touchpoint, int journeys, int n, Quantity share) {}

  /**
   * What an arm does to success.
   *
   * @param verdict by the whole interval against the least material difference
   * @param word harmful or beneficial at E3 only
   */
  public record Effect(
      String arm,
      Quantity riskDifference,
      int n,
      int controlN,
      @Nullable Verdict verdict,
      String word) {}

  public ExperimentFindings {
    arms = List.copyOf(arms);
    balance = List.copyOf(balance);
    contamination = List.copyOf(contamination);
    doubts = List.copyOf(doubts);
    verdicts = List.copyOf(verdicts);
  }
}
