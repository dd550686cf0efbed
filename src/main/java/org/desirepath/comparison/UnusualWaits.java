package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.data.TemporalProfile;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Step;
import org.desirepath.statistics.Proportion;

/**
 * Waits that are late or early measured against what is usual in the same log, where the design
 * gives no bound: {@link TemporalProfile} between each touchpoint and those that the design lets
 * follow it directly. An unusual wait is not a broken promise, so these are no deviations and are
 * counted apart. O(events x activities + n log n) for n waits, and the direct followers of the
 * design.
 *
 * @param zeta robust standard deviations of the logarithm from the median that are still usual
 * @param pairs pairs of touchpoints with enough waits to judge by
 * @param rows at least one journey each; those of 30 and more journeys first, by journeys that are
 *     out, most first
 */
public record UnusualWaits(double zeta, int pairs, List<Row> rows) {

  /** Journeys below which a row is not ranked. */
  public static final int FEW = 30;

  public UnusualWaits {
    rows = List.copyOf(rows);
  }

  /**
   * Journeys with an unusual wait.
   *
   * @param kind late or early
   * @param from the wait is from the latest event of this touchpoint
   * @param to to one of this
   * @param waits that the profile is made of
   * @param medianMillis the usual wait
   * @param boundMillis what is still usual
   * @param share of the journeys with such a wait
   */
  public record Row(
      DeviationKind kind,
      String from,
      String to,
      int waits,
      double medianMillis,
      double boundMillis,
      Proportion share) {

    /** True if there are too few journeys to rank the row. */
    public boolean few() {
      return share.trials() < FEW;
    }
  }

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::few)
          .thenComparing(Comparator.<Row>comparingLong(r -> r.few() ? 0 : -r.share.successes()))
          .thenComparing(Row::to)
          .thenComparing(Row::from)
          .thenComparing(Row::kind);

  /**
   * The unusual waits of a comparison.
   *
   * @param journeys in touchpoint names
   * @param zeta above 0
   */
  public static UnusualWaits of(EventLog journeys, ConformanceResult conformance, double zeta) {
    SortedMap<String, SortedSet<String>> followers =
        conformance.markings().map(DesignedSuccessors::of).orElseGet(TreeMap::new);
    Set<String> promisedWithin = new HashSet<>();
    Set<String> promisedNotBefore = new HashSet<>();
    for (Step.Place place : conformance.model().facts().places()) {
      if (place.within() != null) {
        promisedWithin.add(place.touchpoint());
      }
      if (place.notBefore() != null) {
        promisedNotBefore.add(place.touchpoint());
      }
    }
    List<Row> rows = new ArrayList<>();
    int judged = 0;
    for (TemporalProfile.Pair pair : TemporalProfile.of(journeys, zeta).pairs()) {
      if (!followers.getOrDefault(pair.from(), new TreeSet<>()).contains(pair.to())) {
        continue;
      }
      boolean late = !promisedWithin.contains(pair.to());
      boolean early = !promisedNotBefore.contains(pair.to());
      judged += late || early ? 1 : 0;
      if (late && pair.lateShare().successes() > 0) {
        rows.add(row(DeviationKind.LATE, pair, pair.highMillis(), pair.lateShare()));
      }
      if (early && pair.earlyShare().successes() > 0) {
        rows.add(row(DeviationKind.EARLY, pair, pair.lowMillis(), pair.earlyShare()));
      }
    }
    rows.sort(ORDER);
    return new UnusualWaits(zeta, judged, rows);
  }

  private static Row row(
      DeviationKind kind, TemporalProfile.Pair pair, double bound, Proportion share) {
    return new Row(kind, pair.from(), pair.to(), pair.waits(), pair.medianMillis(), bound, share);
  }
}
