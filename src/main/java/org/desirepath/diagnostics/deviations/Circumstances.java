package org.desirepath.diagnostics.deviations;

import java.util.List;
import java.util.OptionalDouble;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * When, where and among whom a deviation stands, what time goes with it, and what became of it.
 *
 * @param trend of its share over time
 * @param where in the journey
 * @param splits by entry channel and by segment
 * @param timeLostMillis median over its journeys of the time they took there less that of
 *     comparable ones, with a distribution-free 95 % interval; below zero = gained
 * @param timeLostDesign what was compared with what; empty when absent
 * @param recovery what followed
 * @param replacedBy what stood in its place, most first; only for {@link DeviationKind#REPLACED}
 */
public record Circumstances(
    Trend trend,
    Where where,
    List<Split> splits,
    Quantity timeLostMillis,
    String timeLostDesign,
    Recovery recovery,
    List<Substitute> replacedBy) {

  /**
   * The share by the time of a journey's first event, of journeys followed for the whole window.
   *
   * @param unit {@code week} or {@code month}
   * @param periods in order of time; those without such a journey are left out
   * @param p of Mantel's test of a trend
   * @param q the same by Benjamini and Hochberg over all deviations
   * @param direction {@code rising}, {@code falling} or {@code none} when q is above alpha; null
   *     when not testable
   */
  public record Trend(
      String unit, List<Period> periods, Quantity p, Quantity q, @Nullable String direction) {
    public Trend {
      periods = List.copyOf(periods);
    }
  }

  /**
   * A period of a trend.
   *
   * @param from its first day, {@code yyyy-mm-dd}
   */
  public record Period(String from, int journeys, int observable, Quantity share) {}

  /**
   * Where it stands in the journey.
   *
   * @param medianPosition median share of the journey's events before it, in [0,1]; empty if not
   *     known
   * @param phase of the touchpoint, or of the designed one before it, or null
   * @param after the designed touchpoint that most often came last before it, or null
   * @param afterJourneys in how many of the journeys
   */
  public record Where(
      OptionalDouble medianPosition,
      @Nullable String phase,
      @Nullable String after,
      int afterJourneys) {}

  /**
   * The share among journeys of one value, and how it differs from all others.
   *
   * @param column the segment's column; {@code channel of the first event}, as later channels may
   *     follow from the deviation
   * @param share with Wilson's 95 % interval
   * @param difference to the other journeys, with Newcombe's 95 % interval
   * @param q by Benjamini and Hochberg over all splits of all deviations
   * @param differs whether q is at most alpha
   */
  public record Split(
      String column,
      String value,
      int journeys,
      int observable,
      Quantity share,
      Quantity difference,
      Quantity p,
      Quantity q,
      boolean differs) {}

  /**
   * What followed.
   *
   * @param returned journeys that had a designed event in its turn after it
   * @param repaired journeys in which a touchpoint that the design names as repair followed
   */
  public record Recovery(int returned, int repaired) {
    /** Stands for a number that is too small to be shown, for privacy. */
    public static final int FEW = -1;
  }

  /** What stood in the place of a touchpoint. */
  public record Substitute(String touchpoint, int journeys) {}

  /** None could be had. */
  static Circumstances absent(String reason) {
    Quantity none = Quantity.absent(reason);
    return new Circumstances(
        new Trend("week", List.of(), none, none, null),
        new Where(OptionalDouble.empty(), null, null, 0),
        List.of(),
        none,
        reason,
        new Recovery(0, 0),
        List.of());
  }

  public Circumstances {
    splits = List.copyOf(splits);
    replacedBy = List.copyOf(replacedBy);
  }
}
