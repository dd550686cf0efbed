package org.desirepath.comparison.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.comparison.baseline.ResultNumbers.NumberKey;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.DifferenceInDifferences;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * A result beside an earlier one. Shares by Newcombe's interval and the test of their table, mid-p
 * where sparse; moments by {@code z} of their log odds ratios; Benjamini and Hochberg over all that
 * could be compared. Both logs are taken to hold different journeys. O(m log m) for m numbers.
 *
 * @param version of the program that made the earlier one
 * @param from first time of the earlier log, or null
 * @param to last time of the earlier log, or null
 * @param journeys of the earlier log
 * @param tested m of Benjamini and Hochberg
 * @param changed how many are beyond chance
 * @param rows by q, then what they are about; those not tested last
 * @param notes what a reader should know
 */
public record BaselineComparison(
    String version,
    @Nullable String from,
    @Nullable String to,
    long journeys,
    int tested,
    int changed,
    List<Row> rows,
    List<String> notes) {
  private static final int FEWEST = 30;
  private static final double ALPHA = 0.05;
  private static final double LEVEL = 0.95;
  private static final String FEW = "fewer than " + FEWEST + " journeys in one of the results";

  /** Deviations that any journey could show. */
  private static final Set<String> OF_ALL = Set.of("unplanned", "end");

  /**
   * A number then and now.
   *
   * @param then with its 95 % interval
   * @param thenCount journeys that had it; 0 for odds ratios
   * @param thenN journeys that could show it; 0 when not known or for odds ratios
   * @param difference now less then; of log odds ratios for moments
   * @param direction {@code higher} or {@code lower} where q is at most .05, else null
   */
  public record Row(
      NumberKey key,
      Quantity then,
      long thenCount,
      long thenN,
      Quantity now,
      long nowCount,
      long nowN,
      Quantity difference,
      Quantity p,
      Quantity q,
      @Nullable String direction) {}

  public BaselineComparison {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** Holds a result against an earlier one. */
  public static BaselineComparison of(ResultNumbers then, ResultNumbers now) {
    List<Row> rows = new ArrayList<>();
    SortedSet<NumberKey> keys = new TreeSet<>(then.shares().keySet());
    keys.addAll(now.shares().keySet());
    keys.forEach(key -> rows.add(share(key, share(then, key), share(now, key))));
    SortedSet<NumberKey> moments = new TreeSet<>(then.logRatios().keySet());
    moments.addAll(now.logRatios().keySet());
    moments.forEach(
        key -> rows.add(moment(key, then.logRatios().get(key), now.logRatios().get(key))));
    List<Row> adjusted = adjusted(rows);
    return new BaselineComparison(
        then.version(),
        then.from(),
        then.to(),
        then.journeys(),
        (int) adjusted.stream().filter(row -> row.p.isPresent()).count(),
        (int) adjusted.stream().filter(row -> row.direction != null).count(),
        adjusted,
        notes(then, now));
  }

  private static @Nullable Proportion share(ResultNumbers numbers, NumberKey key) {
    Proportion share = numbers.shares().get(key);
    boolean none =
        share == null && key.finding().equals("deviation") && OF_ALL.contains(key.kind());
    return none ? new Proportion(0, numbers.journeys()) : share;
  }

  private static Row share(NumberKey key, @Nullable Proportion then, @Nullable Proportion now) {
    if (then == null || now == null) {
      Quantity reason =
          Quantity.absent(
              (then == null ? "the baseline" : "this result")
                  + " has no such finding, so how many journeys could have shown it is not known");
      return new Row(
          key,
          shown(then, reason),
          count(then),
          n(then),
          shown(now, reason),
          count(now),
          n(now),
          reason,
          reason,
          reason,
          null);
    }
    boolean known = then.trials() > 0 && now.trials() > 0;
    Quantity few = Quantity.absent(FEW);
    Quantity p = few;
    if (then.trials() >= FEWEST && now.trials() >= FEWEST) {
      double found = now.differenceTest(then).p();
      p =
          Double.isNaN(found)
              ? Quantity.absent("nobody, or everybody, has it in both")
              : Quantity.of(found);
    }
    Quantity difference =
        known ? Quantity.of(now.estimate() - then.estimate(), now.newcombeDifference(then)) : few;
    return new Row(
        key,
        shown(then, few),
        count(then),
        n(then),
        shown(now, few),
        count(now),
        n(now),
        difference,
        p,
        p,
        null);
  }

  private static Quantity shown(@Nullable Proportion share, Quantity reason) {
    return share == null || share.trials() == 0
        ? reason
        : Quantity.of(share.estimate(), share.wilson());
  }

  private static long count(@Nullable Proportion share) {
    return share == null ? 0 : share.successes();
  }

  private static long n(@Nullable Proportion share) {
    return share == null ? 0 : share.trials();
  }

  private static Row moment(NumberKey key, @Nullable Estimate then, @Nullable Estimate now) {
    Quantity missing =
        Quantity.absent("one of the results has no such moment, or no odds ratio of it");
    if (then == null || now == null) {
      return new Row(
          key,
          then == null ? missing : ratio(then),
          0,
          0,
          now == null ? missing : ratio(now),
          0,
          0,
          missing,
          missing,
          missing,
          null);
    }
    DifferenceInDifferences test = DifferenceInDifferences.of(now, then, LEVEL);
    Quantity p = Double.isNaN(test.p()) ? missing : Quantity.of(test.p());
    return new Row(
        key, ratio(then), 0, 0, ratio(now), 0, 0, Quantity.of(test.estimate()), p, p, null);
  }

  private static Quantity ratio(Estimate logRatio) {
    return Quantity.of(
        StrictMath.exp(logRatio.value()),
        new Interval(
            StrictMath.exp(logRatio.interval().low()), StrictMath.exp(logRatio.interval().high())));
  }

  private static List<Row> adjusted(List<Row> rows) {
    double[] q =
        BenjaminiHochberg.adjust(
            rows.stream().mapToDouble(row -> row.p.value().orElse(Double.NaN)).toArray());
    List<Row> adjusted = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Row r = rows.get(i);
      String direction = r.difference.value().orElse(0) > 0 ? "higher" : "lower";
      adjusted.add(
          new Row(
              r.key,
              r.then,
              r.thenCount,
              r.thenN,
              r.now,
              r.nowCount,
              r.nowN,
              r.difference,
              r.p,
              r.p.isPresent() ? Quantity.of(q[i]) : r.p,
              q[i] <= ALPHA ? direction : null));
    }
    adjusted.sort(
        Comparator.comparingDouble((Row r) -> r.q.value().orElse(2)).thenComparing(Row::key));
    return adjusted;
  }

  private static List<String> notes(ResultNumbers then, ResultNumbers now) {
    List<String> notes = new ArrayList<>();
    if (then.logs().equals(now.logs())) {
      notes.add("both results are of the same log: nothing can have changed but the question");
    } else if (then.to() != null && now.from() != null && now.from().compareTo(then.to()) <= 0) {
      notes.add(
          "the logs overlap in time: journeys that are in both make changes look smaller than they"
              + " are");
    }
    if (!then.isOfSameFiles(now)) {
      notes.add("the files of the model are not the same; its touchpoints are");
    }
    notes.add(
        "waits and the fitness of single journeys are not stored in a result, so they are not"
            + " compared");
    return notes;
  }
}
