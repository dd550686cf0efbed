package org.desirepath.diagnostics.groups;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.desirepath.diagnostics.groups.ChangeFindings.Cell;
import org.desirepath.diagnostics.groups.ChangeFindings.Row;
import org.desirepath.diagnostics.groups.GroupComparison.Direction;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.DifferenceInDifferences;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * Before and after a day: windows of the same length, journeys compared within kinds of day
 * (Mantel-Haenszel over the seven weekdays and holidays), and, where the same days of the year
 * before are in the log, less the difference of that year. 364 days earlier is the same weekday.
 *
 * <p>What else changed on that day can't be told apart from the change itself.
 */
final class ChangeAnalysis {
  private static final int YEAR = 364;
  private static final int DAY_KINDS = 8;
  private static final double LEVEL = 0.95;

  private final GroupQuestions.Change change;
  private final Measures measures;
  private final BitSet[] byDayKind = new BitSet[DAY_KINDS];
  private final LocalDate[] starts;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  ChangeAnalysis(GroupQuestions.Change change, Measures measures) {
    this.change = change;
    this.measures = measures;
    ZoneId zone = measures.journeys().parameters().zone();
    int n = measures.journeys().log().traceCount();
    this.starts = new LocalDate[n];
    for (int k = 0; k < DAY_KINDS; k++) {
      byDayKind[k] = new BitSet(n);
    }
    for (int t = 0; t < n; t++) {
      long start = measures.start(t);
      starts[t] =
          start == EventLog.NO_TIME || !measures.followed().get(t)
              ? LocalDate.MIN
              : LocalDate.ofInstant(Instant.ofEpochMilli(start), zone);
      if (!starts[t].equals(LocalDate.MIN)) {
        byDayKind[dayKind(starts[t])].set(t);
        first = starts[t].isBefore(first) ? starts[t] : first;
        last = starts[t].isAfter(last) ? starts[t] : last;
      }
    }
  }

  private int dayKind(LocalDate day) {
    return change.holidays().contains(day) ? 0 : day.getDayOfWeek().getValue();
  }

  /** Journeys that begin from a day until before another. */
  private BitSet between(LocalDate from, LocalDate to) {
    BitSet found = new BitSet(starts.length);
    for (int t = 0; t < starts.length; t++) {
      found.set(t, !starts[t].isBefore(from) && starts[t].isBefore(to));
    }
    return found;
  }

  /** The windows, each as long as the other. */
  private record Windows(
      int days,
      BitSet before,
      BitSet after,
      @Nullable BitSet lastYearBefore,
      @Nullable BitSet lastYearAfter) {}

  private Windows windows() {
    LocalDate date = change.date();
    int days = 0;
    if (first.isBefore(date) && !last.isBefore(date)) {
      days =
          (int)
              StrictMath.min(
                  StrictMath.min(
                      ChronoUnit.DAYS.between(first, date),
                      ChronoUnit.DAYS.between(date, last) + 1),
                  YEAR);
      // whole weeks, so that each has as many of every weekday
      days = days >= DayOfWeek.values().length ? days / 7 * 7 : days;
    }
    LocalDate lastYear = date.minusDays(YEAR);
    boolean known = days > 0 && !lastYear.minusDays(days).isBefore(first) && days <= YEAR / 2;
    return new Windows(
        days,
        between(date.minusDays(days), date),
        between(date, date.plusDays(days)),
        known ? between(lastYear.minusDays(days), lastYear) : null,
        known ? between(lastYear, lastYear.plusDays(days)) : null);
  }

  ChangeFindings compare() {
    Windows windows = windows();
    List<Row> rows = new ArrayList<>();
    for (Measure measure : measures.shares()) {
      Row row = row(measure, windows);
      if (row.before().n() + row.after().n() > 0) {
        rows.add(row);
      }
    }
    List<Row> adjusted = adjusted(rows);
    return new ChangeFindings(
        change.date(),
        windows.days,
        windows.before.cardinality(),
        windows.after.cardinality(),
        windows.lastYearBefore == null ? 0 : windows.lastYearBefore.cardinality(),
        windows.lastYearAfter == null ? 0 : windows.lastYearAfter.cardinality(),
        holidays(windows.days),
        (int) adjusted.stream().filter(row -> row.p().isPresent()).count(),
        adjusted,
        notes(windows));
  }

  private int holidays(int days) {
    LocalDate date = change.date();
    return (int)
        change.holidays().stream()
            .filter(day -> isIn(day, date, days) || isIn(day, date.minusDays(YEAR), days))
            .count();
  }

  private static boolean isIn(LocalDate day, LocalDate date, int days) {
    return !day.isBefore(date.minusDays(days)) && day.isBefore(date.plusDays(days));
  }

  private List<String> notes(Windows windows) {
    List<String> notes = new ArrayList<>();
    if (windows.days == 0) {
      notes.add(
          "no journey that could be followed begins before and after the day: the log has some from"
              + " "
              + first
              + " to "
              + last);
    }
    notes.add(
        windows.lastYearBefore == null
            ? "the same days of the year before are not all in the log, or a window is longer than"
                + " half a year: a season can't be told from the change"
            : "q is of the difference less that of the same days 364 days earlier");
    if (change.holidays().isEmpty()) {
      notes.add("no holidays were given; none is guessed");
    }
    notes.add("whatever else changed on that day is in the difference too");
    return notes;
  }

  private Row row(Measure measure, Windows windows) {
    Proportion before = measure.among(windows.before);
    Proportion after = measure.among(windows.after);
    Cell lastBefore = windows.lastYearBefore == null ? null : cell(measure, windows.lastYearBefore);
    Cell lastAfter = windows.lastYearAfter == null ? null : cell(measure, windows.lastYearAfter);
    StratifiedTables tables = tables(measure, windows.before, windows.after);
    boolean few = isFew(before) || isFew(after);
    Quantity p =
        few
            ? Quantity.absent("fewer than " + Contrasts.FEWEST + " journeys in one of the windows")
            : Contrasts.probability(
                tables.test().p(), "nobody, or everybody, has it on comparable days");
    Quantity did = Quantity.absent("the same days of the year before are not in the log");
    if (windows.lastYearBefore != null && windows.lastYearAfter != null) {
      boolean tested = !few && !isFewLastYear(measure, windows);
      DifferenceInDifferences both = tested ? difference(measure, windows, before, after) : null;
      did = Quantity.absent("too few journeys last year");
      p = did;
      if (both != null) {
        did = Quantity.of(both.estimate());
        p = Contrasts.probability(both.p(), "nobody, or everybody, has it in both years");
      }
    }
    return new Row(
        measure.subject(),
        cell(before),
        cell(after),
        Contrasts.difference(after, before),
        stratified(tables),
        lastBefore,
        lastAfter,
        did,
        p,
        p,
        null,
        few);
  }

  private static boolean isFewLastYear(Measure measure, Windows windows) {
    return windows.lastYearBefore == null
        || windows.lastYearAfter == null
        || isFew(measure.among(windows.lastYearBefore))
        || isFew(measure.among(windows.lastYearAfter));
  }

  private @Nullable DifferenceInDifferences difference(
      Measure measure, Windows windows, Proportion before, Proportion after) {
    if (windows.lastYearBefore == null || windows.lastYearAfter == null) {
      return null;
    }
    Proportion lastBefore = measure.among(windows.lastYearBefore);
    Proportion lastAfter = measure.among(windows.lastYearAfter);
    StratifiedTables thisYear = tables(measure, windows.before, windows.after);
    StratifiedTables lastYear = tables(measure, windows.lastYearBefore, windows.lastYearAfter);
    if (thisYear.supportsRiskDifference() && lastYear.supportsRiskDifference()) {
      return DifferenceInDifferences.of(
          thisYear.riskDifference(LEVEL), lastYear.riskDifference(LEVEL), LEVEL);
    }
    if (lastBefore.trials() == 0
        || lastAfter.trials() == 0
        || before.trials() == 0
        || after.trials() == 0) {
      return null;
    }
    return DifferenceInDifferences.of(raw(after, before), raw(lastAfter, lastBefore), LEVEL);
  }

  private static Estimate raw(Proportion after, Proportion before) {
    return Estimate.of(after.estimate() - before.estimate(), after.newcombeDifference(before));
  }

  private StratifiedTables tables(Measure measure, BitSet before, BitSet after) {
    StratifiedTables.Builder builder = new StratifiedTables.Builder();
    for (BitSet kind : byDayKind) {
      Proportion now = measure.among(both(kind, after));
      Proportion then = measure.among(both(kind, before));
      builder.add(
          now.successes(),
          now.trials() - now.successes(),
          then.successes(),
          then.trials() - then.successes());
    }
    return builder.build();
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static Quantity stratified(StratifiedTables tables) {
    return tables.supportsRiskDifference()
        ? Quantity.of(tables.riskDifference(LEVEL))
        : Quantity.absent(
            "fewer than "
                + StratifiedTables.RISK_DIFFERENCE_LIMIT
                + " with it or without it in the smaller window");
  }

  private static boolean isFew(Proportion share) {
    return share.trials() < Contrasts.FEWEST;
  }

  private static Cell cell(Measure measure, BitSet members) {
    return cell(measure.among(members));
  }

  private static Cell cell(Proportion share) {
    return new Cell((int) share.successes(), (int) share.trials(), Contrasts.quantity(share));
  }

  private List<Row> adjusted(List<Row> rows) {
    DiagnosisParameters parameters = measures.journeys().parameters();
    double[] q =
        BenjaminiHochberg.adjust(
            rows.stream().mapToDouble(r -> r.p().value().orElse(Double.NaN)).toArray());
    List<Row> adjusted = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Row r = rows.get(i);
      Quantity shown =
          r.differenceInDifferences().isPresent() ? r.differenceInDifferences() : r.difference();
      boolean higher = shown.value().orElse(0) > 0;
      adjusted.add(
          new Row(
              r.subject(),
              r.before(),
              r.after(),
              r.difference(),
              r.stratified(),
              r.lastYearBefore(),
              r.lastYearAfter(),
              r.differenceInDifferences(),
              r.p(),
              r.p().isPresent() ? Quantity.of(q[i]) : r.p(),
              q[i] <= parameters.alpha() ? (higher ? Direction.HIGHER : Direction.LOWER) : null,
              r.few()));
    }
    adjusted.sort(
        Comparator.comparingDouble((Row r) -> r.q().value().orElse(2)).thenComparing(Row::subject));
    return adjusted;
  }
}
