package org.desirepath.comparison.calibration;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logs of one kind, and what is asked of them.
 *
 * @param name for {@code --scenario}
 * @param says what is planted, a sentence
 * @param plant name of the resource
 * @param journeys of a log
 * @param segments by which journeys are told apart
 * @param odds size of the planted effects; empty = as the plant says
 * @param change day on which nothing changed, or null = before and after are not compared
 * @param checks what is measured
 * @param judged whether the targets hold here, or figures are shown without a verdict
 */
public record Scenario(
    String name,
    String says,
    String plant,
    int journeys,
    List<String> segments,
    OptionalDouble odds,
    @Nullable LocalDate change,
    Set<Check> checks,
    boolean judged) {

  /** A part of the findings that is measured. */
  public enum Check {
    /** False moments and verdicts, coverage of odds ratios and risk differences. */
    MOMENTS,
    /** Whether the planted effects are found. */
    POWER,
    /** Drop-off rates against the planted ones. */
    DROP_OFF,
    /** Shares of deviations and of fitting journeys. */
    SHARES,
    /** Which deviations are reported. */
    KINDS,
    /** Every interval against the same finding in a whole record of 100,000 journeys. */
    INTERVALS,
    /** Before and after a day, less the year before. */
    CHANGE,
    /** What the usual methods say of the same logs. */
    NAIVE
  }

  /** Without a change. */
  Scenario(
      String name,
      String says,
      String plant,
      int journeys,
      List<String> segments,
      OptionalDouble odds,
      Set<Check> checks,
      boolean judged) {
    this(name, says, plant, journeys, segments, odds, null, checks, judged);
  }

  public Scenario {
    segments = List.copyOf(segments);
    checks = Set.copyOf(checks);
  }

  /** The scenarios of the full calibration. */
  public static List<Scenario> standard() {
    return Scenarios.standard();
  }

  /** The same with another number of journeys. */
  Scenario withJourneys(int others) {
    return new Scenario(name, says, plant, others, segments, odds, change, checks, judged);
  }
}
