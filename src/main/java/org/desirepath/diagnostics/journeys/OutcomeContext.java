package org.desirepath.diagnostics.journeys;

import java.util.HashSet;
import java.util.Set;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.journeys.Periods.Unit;

/**
 * What every comparison of outcomes shares: the window and what journeys are told apart by.
 *
 * @param segments by trace
 */
public record OutcomeContext(AlignedJourneys journeys, OutcomeWindow window, Segments segments) {

  public static OutcomeContext of(AlignedJourneys journeys) {
    return new OutcomeContext(
        journeys,
        OutcomeWindow.of(journeys),
        new Segments(journeys.log(), journeys.parameters().segments()));
  }

  /** With the alignments by which outcomes are compared. */
  public OutcomeContext forComparison() {
    return new OutcomeContext(journeys.comparable(), window, segments);
  }

  /** Weeks, or months if there are too few exposed a week. */
  public Unit unit(long[] exposedTimes) {
    Periods weeks = periods(Unit.WEEK);
    Set<Long> distinct = new HashSet<>();
    long last = Long.MIN_VALUE;
    for (long time : exposedTimes) {
      long week = weeks.period(time);
      if (week != last) {
        distinct.add(week);
        last = week;
      }
    }
    return exposedTimes.length < (long) Landmark.EXPOSED_A_WEEK * distinct.size()
        ? Unit.MONTH
        : Unit.WEEK;
  }

  public Periods periods(Unit unit) {
    return new Periods(journeys.parameters().zone(), unit);
  }
}
