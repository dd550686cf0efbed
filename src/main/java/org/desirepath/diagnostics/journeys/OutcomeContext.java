package org.desirepath.diagnostics.journeys;

import java.util.Arrays;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.journeys.Periods.Unit;

/**
 * What every comparison of outcomes shares: the window and what journeys are told apart by.
 *
 * @param segments by trace
 */
public record OutcomeContext(AlignedJourneys journeys, OutcomeWindow window, Segments segments) {

  /** Journeys comparable at a moment. */
  public record Stratum(int state, int segment, long period) {}

  public static OutcomeContext of(AlignedJourneys journeys) {
    return new OutcomeContext(
        journeys,
        OutcomeWindow.of(journeys),
        new Segments(journeys.log(), journeys.parameters().segments()));
  }

  /** Weeks, or months if there are too few exposed a week. */
  public Unit unit(long[] exposedTimes) {
    long weeks =
        Arrays.stream(exposedTimes)
            .map(time -> Periods.week(time, journeys.parameters().zone()))
            .distinct()
            .count();
    return exposedTimes.length < Landmark.EXPOSED_A_WEEK * weeks ? Unit.MONTH : Unit.WEEK;
  }

  public Periods periods(Unit unit) {
    return new Periods(journeys.parameters().zone(), unit);
  }
}
