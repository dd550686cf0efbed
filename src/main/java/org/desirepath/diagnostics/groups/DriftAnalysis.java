package org.desirepath.diagnostics.groups;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.groups.DriftFindings.Kind;
import org.desirepath.diagnostics.groups.DriftFindings.Row;
import org.desirepath.diagnostics.groups.DriftFindings.Test;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.ChangeScan;
import org.desirepath.statistics.GeneralAssociation;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.SeasonTest;
import org.desirepath.statistics.SeededRandom;

/**
 * Whether shares drift over the weeks in which journeys begin: a lasting change by {@link
 * ChangeScan}, within months of the year when two whole years are there; a cycle of the week by
 * {@link GeneralAssociation} within weeks; one of the year by {@link SeasonTest} beside trend and
 * change. Only journeys that could be followed count.
 */
final class DriftAnalysis {
  private static final int FEWEST_WEEKS = 8;
  private static final int FEWEST_JOURNEYS = 100;
  private static final int FEWEST_EITHER_WAY = 10;
  private static final int PERMUTATIONS = 1999;
  private static final double WEEKS_A_YEAR = 365.25 / 7;
  private static final int MONTHS = 12;

  private final Measures measures;
  private final DiagnosisParameters parameters;
  private final int[] weekOf;
  private final int[] dayOf;
  private final int[] monthOf;
  private LocalDate first = LocalDate.MAX;
  private int weeks;

  /** The tests of one finding, before all are adjusted together. */
  private record Tested(
      Measure measure, Proportion all, ChangeScan change, double weekly, double yearly) {}

  DriftAnalysis(Measures measures) {
    this.measures = measures;
    this.parameters = measures.journeys().parameters();
    int n = measures.journeys().log().traceCount();
    this.weekOf = new int[n];
    this.dayOf = new int[n];
    this.monthOf = new int[n];
    ZoneId zone = parameters.zone();
    LocalDate[] starts = new LocalDate[n];
    for (int t = measures.followed().nextSetBit(0);
        t >= 0;
        t = measures.followed().nextSetBit(t + 1)) {
      long start = measures.start(t);
      if (start != EventLog.NO_TIME) {
        starts[t] = LocalDate.ofInstant(Instant.ofEpochMilli(start), zone);
        first = starts[t].isBefore(first) ? starts[t] : first;
      }
    }
    LocalDate monday =
        first.equals(LocalDate.MAX)
            ? first
            : first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    first = monday;
    for (int t = 0; t < n; t++) {
      LocalDate start = starts[t];
      weekOf[t] = start == null ? -1 : (int) (ChronoUnit.DAYS.between(monday, start) / 7);
      dayOf[t] = start == null ? 0 : start.getDayOfWeek().getValue() - 1;
      monthOf[t] = start == null ? 0 : start.getMonthValue() - 1;
      weeks = StrictMath.max(weeks, weekOf[t] + 1);
    }
  }

  private boolean hasTwoYears() {
    return weeks >= 2 * WEEKS_A_YEAR;
  }

  DriftFindings scan() {
    List<Tested> tested =
        IntStream.range(0, measures.shares().size())
            .parallel()
            .mapToObj(i -> test(measures.shares().get(i)))
            .toList();
    double[] p = new double[3 * tested.size()];
    for (int i = 0; i < tested.size(); i++) {
      p[3 * i] = tested.get(i).change.p();
      p[3 * i + 1] = tested.get(i).weekly;
      p[3 * i + 2] = tested.get(i).yearly;
    }
    double[] q = BenjaminiHochberg.adjust(p);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < tested.size(); i++) {
      rows.add(
          row(
              tested.get(i),
              result(p[3 * i], q[3 * i], "too few journeys or weeks"),
              result(p[3 * i + 1], q[3 * i + 1], "too few journeys or weeks"),
              result(
                  p[3 * i + 2],
                  q[3 * i + 2],
                  hasTwoYears() ? "too few journeys" : "the log spans less than two years")));
    }
    rows.sort(
        Comparator.comparingInt((Row r) -> order(r.kind()))
            .thenComparingDouble(DriftAnalysis::leastQ)
            .thenComparing(Row::subject));
    return new DriftFindings(weeks, BenjaminiHochberg.testedCount(p), rows, notes());
  }

  private static int order(Kind kind) {
    return kind == Kind.NOT_TESTED ? 2 : kind == Kind.STABLE ? 1 : 0;
  }

  private static double leastQ(Row row) {
    return StrictMath.min(
        row.change().q().value().orElse(1),
        StrictMath.min(row.weekly().q().value().orElse(1), row.yearly().q().value().orElse(1)));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        hasTwoYears()
            ? "changes are sought within months of the year: what comes back every year is no"
                + " change"
            : "the log spans less than two years: a season can't be told from a lasting change");
    notes.add("a journey counts in the week in which it begins, if it could be followed");
    return notes;
  }

  private Test result(double p, double q, String reason) {
    return new Test(
        Contrasts.probability(p, reason),
        Contrasts.probability(q, reason),
        q <= parameters.alpha());
  }

  private Tested test(Measure measure) {
    Proportion all = measure.among(measures.followed());
    long rarer = StrictMath.min(all.successes(), all.trials() - all.successes());
    if (weeks < FEWEST_WEEKS || all.trials() < FEWEST_JOURNEYS || rarer < FEWEST_EITHER_WAY) {
      return new Tested(
          measure, all, new ChangeScan(Double.NaN, -1, Double.NaN), Double.NaN, Double.NaN);
    }
    int strata = hasTwoYears() ? MONTHS : 1;
    long[][] n = new long[strata][weeks];
    long[][] having = new long[strata][weeks];
    long[][] days = new long[weeks][7];
    long[][] havingDays = new long[weeks][7];
    long[] plain = new long[weeks];
    long[] plainHaving = new long[weeks];
    BitSet counted = (BitSet) measure.observable().clone();
    counted.and(measures.followed());
    for (int t = counted.nextSetBit(0); t >= 0; t = counted.nextSetBit(t + 1)) {
      int w = weekOf[t];
      if (w < 0) {
        continue;
      }
      int s = strata == 1 ? 0 : monthOf[t];
      int has = measure.having().get(t) ? 1 : 0;
      n[s][w]++;
      having[s][w] += has;
      days[w][dayOf[t]]++;
      havingDays[w][dayOf[t]] += has;
      plain[w]++;
      plainHaving[w] += has;
    }
    SeededRandom random =
        new SeededRandom(parameters.seed()).fork(measure.subject().toString().hashCode());
    ChangeScan change = ChangeScan.of(having, n, PERMUTATIONS, random);
    double weekly = GeneralAssociation.of(havingDays, days).p();
    double yearly = SeasonTest.of(plainHaving, plain, WEEKS_A_YEAR, change.at()).p();
    return new Tested(measure, all, change, weekly, yearly);
  }

  private Row row(Tested tested, Test change, Test weekly, Test yearly) {
    boolean cyclic = weekly.significant() || yearly.significant();
    Quantity none = Quantity.absent("no lasting change was found");
    Quantity before = none;
    Quantity after = none;
    if (change.significant()) {
      BitSet early = new BitSet();
      BitSet late = new BitSet();
      for (int t = 0; t < weekOf.length; t++) {
        (weekOf[t] < tested.change.at() ? early : late).set(t, weekOf[t] >= 0);
      }
      before = Contrasts.quantity(tested.measure.among(early));
      after = Contrasts.quantity(tested.measure.among(late));
    }
    return new Row(
        tested.measure.subject(),
        (int) tested.all.successes(),
        (int) tested.all.trials(),
        kind(change, cyclic),
        change,
        change.significant() ? first.plusWeeks(tested.change.at()).toString() : null,
        before,
        after,
        weekly,
        yearly);
  }

  private Kind kind(Test change, boolean cyclic) {
    if (!change.p().isPresent()) {
      return cyclic ? Kind.CYCLIC : Kind.NOT_TESTED;
    }
    if (!change.significant()) {
      return cyclic ? Kind.CYCLIC : Kind.STABLE;
    }
    if (hasTwoYears()) {
      return cyclic ? Kind.STRUCTURAL_AND_CYCLIC : Kind.STRUCTURAL;
    }
    return cyclic ? Kind.STRUCTURAL_OR_SEASONAL_AND_CYCLIC : Kind.STRUCTURAL_OR_SEASONAL;
  }
}
