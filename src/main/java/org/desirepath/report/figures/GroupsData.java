package org.desirepath.report.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DifferenceMap;
import org.desirepath.visualization.figures.HeatMapFigure;
import org.desirepath.visualization.figures.JourneyGraph;

/**
 * Journeys in groups by the time of their first event, where no groups were asked for. Only
 * journeys old enough to have come to their end are counted: those that began before the last event
 * less the conversion window, or less the time within which 99 % of the closed ones ended.
 */
public final class GroupsData {
  private static final int FEW = 30;
  private static final int PERIODS = 6;
  private static final double NEARLY_ALL = 0.99;

  private final ComparisonResult result;
  private final Sample sample;
  private final Wording wording;
  private final ReachedTouchpoints reached;
  private final List<String> names = new ArrayList<>();
  private final int[] groupOf;
  private long young;

  /** Groups the journeys of a result. */
  public GroupsData(ComparisonResult result, Sample sample, Wording wording) {
    this.result = result;
    this.sample = sample;
    this.wording = wording;
    this.reached = new ReachedTouchpoints(result);
    this.groupOf = new int[result.journeys().traceCount()];
    Arrays.fill(groupOf, -1);
    periods(PERIODS);
  }

  /** Equal stretches of days from the first journey to the last that is old enough. */
  private void periods(int most) {
    names.clear();
    Arrays.fill(groupOf, -1);
    EventLog log = result.journeys();
    long from = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int t = 0; t < groupOf.length; t++) {
      long start = start(log, t);
      if (start != EventLog.NO_TIME) {
        from = Math.min(from, start);
        last = Math.max(last, start);
      }
    }
    if (from > last || result.asOfMillis() == EventLog.NO_TIME) {
      return;
    }
    long to = Math.min(last, result.asOfMillis() - window(log));
    LocalDate first = day(from);
    long days = day(to).toEpochDay() - first.toEpochDay() + 1;
    if (to < from || days < 2) {
      return;
    }
    int parts = (int) Math.min(most, days);
    List<Long> bounds = new ArrayList<>();
    for (int p = 0; p <= parts; p++) {
      bounds.add(first.toEpochDay() + days * p / parts);
    }
    for (int p = 0; p < parts; p++) {
      names.add(
          wording.period(
              LocalDate.ofEpochDay(bounds.get(p)), LocalDate.ofEpochDay(bounds.get(p + 1) - 1)));
    }
    young = 0;
    for (int t = 0; t < groupOf.length; t++) {
      long start = start(log, t);
      if (start != EventLog.NO_TIME && start <= to) {
        long day = day(start).toEpochDay();
        int p = 0;
        while (p < parts - 1 && day >= bounds.get(p + 1)) {
          p++;
        }
        groupOf[t] = p;
      } else {
        young++;
      }
    }
  }

  private static long start(EventLog log, int trace) {
    int first = log.firstEvent(trace);
    return first == log.endEvent(trace) ? EventLog.NO_TIME : log.timeMillis(first);
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private long window(EventLog log) {
    DropOff dropOff = result.findings().dropOff();
    OptionalLong horizon = dropOff == null ? OptionalLong.empty() : dropOff.horizon().millis();
    if (horizon.isPresent()) {
      return horizon.getAsLong();
    }
    long[] lengths =
        IntStream.range(0, groupOf.length)
            .filter(t -> result.statuses().get(t) != JourneyStatus.OPEN)
            .filter(t -> start(log, t) != EventLog.NO_TIME)
            .filter(t -> log.timeMillis(log.endEvent(t) - 1) != EventLog.NO_TIME)
            .mapToLong(t -> log.timeMillis(log.endEvent(t) - 1) - start(log, t))
            .sorted()
            .toArray();
    return lengths.length == 0
        ? 0
        : lengths[(int) StrictMath.ceil(NEARLY_ALL * lengths.length) - 1];
  }

  private long[] sizes() {
    long[] sizes = new long[names.size()];
    for (int group : groupOf) {
      if (group >= 0) {
        sizes[group]++;
      }
    }
    return sizes;
  }

  private long[] reachedBy(String touchpoint) {
    long[] counts = new long[names.size()];
    for (int t = 0; t < groupOf.length; t++) {
      if (groupOf[t] >= 0 && reached.of(t).contains(touchpoint)) {
        counts[groupOf[t]]++;
      }
    }
    return counts;
  }

  /** Touchpoints by groups. */
  public HeatMapFigure heatMap() {
    long[] sizes = sizes();
    List<HeatMapFigure.Group> groups = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      groups.add(new HeatMapFigure.Group(names.get(g), sizes[g]));
    }
    List<HeatMapFigure.Row> rows = new ArrayList<>();
    for (TouchpointCount touchpoint : ReachedTouchpoints.inOrder(result)) {
      boolean rare = !touchpoint.planned() && touchpoint.journeys() < FEW;
      if (rare || !result.model().facts().touchpoint(touchpoint.touchpoint()).observable()) {
        continue;
      }
      long[] counts = reachedBy(touchpoint.touchpoint());
      if (!shown(counts)) {
        continue;
      }
      List<HeatMapFigure.Cell> cells = new ArrayList<>();
      for (int g = 0; g < sizes.length; g++) {
        cells.add(new HeatMapFigure.Cell(counts[g], wilson(counts[g], sizes[g])));
      }
      rows.add(new HeatMapFigure.Row(touchpoint.touchpoint(), cells));
    }
    List<HeatMapFigure.Group> shown = sizes.length < 2 || !shown(sizes) ? List.of() : groups;
    return new HeatMapFigure(
        sample,
        wording,
        wording.say(Phrase.FIRST_EVENT_PERIOD),
        young,
        shown,
        shown.isEmpty() ? List.of() : rows);
  }

  private boolean shown(long[] counts) {
    return Arrays.stream(counts).allMatch(result.findings().parameters().small()::showsCount);
  }

  private static Range wilson(long count, long n) {
    if (n == 0) {
      return Range.UNKNOWN;
    }
    Interval interval = new Proportion(count, n).wilson();
    return new Range(interval.low(), interval.high());
  }

  /** The first and the second half of the time, over the flow. */
  public DifferenceMap differences(JourneyGraph graph) {
    periods(2);
    long[] sizes = sizes();
    List<Integer> largest =
        IntStream.range(0, sizes.length)
            .boxed()
            .filter(g -> sizes[g] >= FEW)
            .sorted(Comparator.comparingLong((Integer g) -> -sizes[g]).thenComparingInt(g -> g))
            .limit(2)
            .sorted()
            .toList();
    double alpha = result.findings().parameters().alpha();
    if (largest.size() < 2) {
      return new DifferenceMap(
          sample,
          wording,
          "",
          0,
          "",
          0,
          alpha,
          graph,
          List.of(),
          List.of(),
          wording.say(Phrase.NO_GROUPS));
    }
    int a = largest.get(0);
    int b = largest.get(1);
    List<String> touchpoints =
        graph.stations().stream()
            .filter(JourneyGraph.Station::observable)
            .map(JourneyGraph.Station::name)
            .distinct()
            .toList();
    double[] p = new double[touchpoints.size()];
    List<Proportion> ofA = new ArrayList<>();
    List<Proportion> ofB = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      long[] counts = reachedBy(touchpoints.get(i));
      ofA.add(new Proportion(counts[a], sizes[a]));
      ofB.add(new Proportion(counts[b], sizes[b]));
      p[i] =
          new StratifiedTables.Builder()
              .add(counts[b], sizes[b] - counts[b], counts[a], sizes[a] - counts[a])
              .build()
              .test()
              .p();
    }
    double[] q = BenjaminiHochberg.adjust(p);
    List<DifferenceMap.Difference> differences = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Interval interval = ofB.get(i).newcombeDifference(ofA.get(i));
      differences.add(
          new DifferenceMap.Difference(
              touchpoints.get(i),
              wording.say(Phrase.GROUP_REACHED),
              ofA.get(i).estimate(),
              ofB.get(i).estimate(),
              new Range(interval.low(), interval.high()),
              q[i]));
    }
    return new DifferenceMap(
        sample,
        wording,
        names.get(a),
        sizes[a],
        names.get(b),
        sizes[b],
        alpha,
        graph,
        differences,
        List.of(),
        "");
  }
}
