package org.desirepath.comparison.calibration;

import org.desirepath.comparison.calibration.Observation.Series;

/**
 * A line of the table of a calibration.
 *
 * @param scenario its name
 * @param subject touchpoint and facet or the like; "all" = all together
 * @param method "desirepath", or how others do it
 * @param value of the measure
 * @param error Monte Carlo standard error, between logs
 * @param logs that say something of it
 * @param target whether it is met
 */
public record Row(
    String scenario,
    Measure measure,
    String subject,
    String method,
    double value,
    double error,
    int logs,
    Target target) {

  /** Whether a value is on target. */
  public enum Target {
    /** It is. */
    MET("met"),
    /** It is not, but no farther off than two standard errors; three where one of many rows. */
    WITHIN_ERROR("within error"),
    MISSED("missed"),
    /** There is no target here. */
    NONE("");

    private final String word;

    Target(String word) {
      this.word = word;
    }

    /** As tables have it. */
    public String word() {
      return word;
    }
  }

  /**
   * Whether it stands for all touchpoints together, or for one that was planted to be looked at.
   */
  public boolean isSummary() {
    boolean ours = method.equals(Series.OURS);
    return switch (measure) {
      case FALSE_DISCOVERY_RATE, POWER, BIAS -> ours;
      case FALSE_POSITIVE_RATE, RECALL, PRECISION, F1 -> ours && subject.startsWith(Series.ALL);
      case COVERAGE -> !subject.contains(", ");
      case REPORTED, ODDS_RATIO, EXPOSED, KAPPA -> false;
    };
  }

  Row with(Target other) {
    return new Row(scenario, measure, subject, method, value, error, logs, other);
  }
}
