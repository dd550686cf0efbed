package org.desirepath.diagnostics.groups;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are to be held beside each other, beyond the segments.
 *
 * @param periods how time is cut, or null = not asked
 * @param experiment or null = none was made
 * @param change or null = not asked
 * @param drift whether findings are to be watched over time
 * @param onTime share of journeys that must keep a designed wait for its target to be met, in (0,1]
 */
public record GroupQuestions(
    @Nullable PeriodSplit periods,
    @Nullable Experiment experiment,
    @Nullable Change change,
    boolean drift,
    double onTime) {

  /** Nothing is asked. */
  public static final GroupQuestions NONE = new GroupQuestions(null, null, null, false, 1);

  public GroupQuestions {
    if (!(onTime > 0 && onTime <= 1)) {
      throw new IllegalArgumentException("onTime: expected a share in (0,1], got " + onTime);
    }
  }

  /**
   * An experiment that was made: units were assigned to arms by chance, which the log can't show.
   *
   * @param attribute whose values are the arms
   * @param control the arm that others are held against
   * @param allocation designed share by arm; empty = equal shares
   * @param knownBefore attributes known before journeys were assigned
   * @param treatments touchpoints that only one arm is to see, by arm
   */
  public record Experiment(
      String attribute,
      String control,
      SortedMap<String, Double> allocation,
      List<String> knownBefore,
      SortedMap<String, List<String>> treatments) {
    public Experiment {
      allocation = new TreeMap<>(allocation);
      knownBefore = List.copyOf(knownBefore);
      treatments = new TreeMap<>(treatments);
      allocation.forEach(
          (arm, share) -> {
            if (!(share > 0) || !Double.isFinite(share)) {
              throw new IllegalArgumentException(
                  "allocation: expected shares above 0, got " + share + " for " + arm);
            }
          });
    }
  }

  /**
   * Something changed on a day.
   *
   * @param date first day after
   * @param holidays days that are like no weekday
   */
  public record Change(LocalDate date, SortedSet<LocalDate> holidays) {
    public Change {
      holidays = new TreeSet<>(holidays);
    }
  }
}
