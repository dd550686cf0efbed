package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.journeys.JourneyTimes;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.GrayTest;
import org.desirepath.statistics.Proportion;

/**
 * Differences in drop-off between segments: the rate of each touchpoint, and the cumulative
 * incidence of success and of loss. Each family of tests has its own q by Benjamini and Hochberg.
 *
 * @param steps rates of touchpoints compared
 * @param curves cumulative incidences compared
 */
public record GroupDifferences(List<StepDifference> steps, List<CurveDifference> curves) {
  private static final int FEWEST = 30;

  /**
   * The rate of a touchpoint in one segment less that in another, or in all others.
   *
   * @param other the other segment; {@code (all others)} when there are more than two
   * @param difference with Newcombe's 95 % interval
   * @param q below alpha = the difference is beyond chance
   */
  public record StepDifference(
      String column,
      String value,
      String other,
      String touchpoint,
      Proportion rate,
      Proportion otherRate,
      Quantity difference,
      Quantity p,
      Quantity q,
      boolean differs) {}

  /**
   * The cumulative incidence of an end in the segments of a column, by Gray's test.
   *
   * @param cause {@code completed} or {@code abandoned}
   * @param groups how many segments were compared
   */
  public record CurveDifference(
      String column,
      String cause,
      int groups,
      Quantity chiSquare,
      int degrees,
      Quantity p,
      Quantity q,
      boolean differs) {}

  public GroupDifferences {
    steps = List.copyOf(steps);
    curves = List.copyOf(curves);
  }

  /**
   * Compares the segments asked for; those with fewer than 30 journeys are not.
   *
   * @param designed touchpoints in the designed order
   * @param cut time at which all statuses are known, or {@link Long#MIN_VALUE}
   */
  static GroupDifferences of(
      OutcomeContext context, List<String> designed, long[] limits, long[] lingering, long cut) {
    Run run = new Run(context, designed, limits, lingering);
    for (int c = 0; c < context.journeys().parameters().segments().size(); c++) {
      run.compare(c, cut);
    }
    return run.result();
  }

  /** The mutable state of one comparison. */
  private static final class Run {
    private static final String ALL_OTHERS = "(all others)";

    private final OutcomeContext context;
    private final List<String> designed;
    private final long[] limits;
    private final long[] lingering;
    private final List<StepDifference> steps = new ArrayList<>();
    private final List<CurveDifference> curves = new ArrayList<>();

    Run(OutcomeContext context, List<String> designed, long[] limits, long[] lingering) {
      this.context = context;
      this.designed = designed;
      this.limits = limits;
      this.lingering = lingering;
    }

    private BitSet members(int column, int code) {
      int[] codes = context.segments().columns().get(column);
      BitSet members = new BitSet(codes.length);
      for (int t = 0; t < codes.length; t++) {
        members.set(t, codes[t] == code);
      }
      return members;
    }

    void compare(int column, long cut) {
      List<Map.Entry<Integer, String>> values =
          context.segments().names(column).entrySet().stream()
              .filter(value -> members(column, value.getKey()).cardinality() >= FEWEST)
              .toList();
      if (values.size() < 2) {
        return;
      }
      List<StepCounts> counts = new ArrayList<>();
      for (Map.Entry<Integer, String> value : values) {
        BitSet members = members(column, value.getKey());
        counts.add(StepCounts.of(context.journeys(), members, limits, lingering));
      }
      String key = context.journeys().parameters().segments().get(column);
      boolean two = values.size() == 2;
      for (int v = 0; v < (two ? 1 : values.size()); v++) {
        String other = two ? values.get(1).getValue() : ALL_OTHERS;
        for (String touchpoint : designed) {
          step(key, values.get(v).getValue(), other, touchpoint, counts, v);
        }
      }
      if (cut != Long.MIN_VALUE) {
        int[] codes = context.segments().columns().get(column);
        List<Integer> kept = values.stream().map(Map.Entry::getKey).toList();
        curve(key, "completed", JourneyTimes.COMPLETED, codes, kept, cut);
        curve(key, "abandoned", JourneyTimes.ABANDONED, codes, kept, cut);
      }
    }

    private void step(
        String column,
        String value,
        String other,
        String touchpoint,
        List<StepCounts> counts,
        int group) {
      int code = context.journeys().codeOf(touchpoint);
      Proportion mine = counts.get(group).rate(code);
      long lost = 0;
      long n = 0;
      for (int g = 0; g < counts.size(); g++) {
        lost += g == group ? 0 : counts.get(g).rate(code).successes();
        n += g == group ? 0 : counts.get(g).rate(code).trials();
      }
      Proportion theirs = new Proportion(lost, n);
      if (mine.trials() < FEWEST || n < FEWEST || context.journeys().isSuccess(touchpoint)) {
        return;
      }
      Quantity difference =
          Quantity.of(mine.estimate() - theirs.estimate(), mine.newcombeDifference(theirs));
      double p = mine.differenceTest(theirs).p();
      steps.add(
          new StepDifference(
              column,
              value,
              other,
              touchpoint,
              mine,
              theirs,
              difference,
              probability(p),
              Quantity.absent(""),
              false));
    }

    private static Quantity probability(double p) {
      return Double.isNaN(p)
          ? Quantity.absent("nobody, or everybody, has it in both")
          : Quantity.of(p);
    }

    private void curve(
        String column, String name, int cause, int[] codes, List<Integer> kept, long cut) {
      JourneyTimes times = JourneyTimes.cutAt(context.journeys(), cut);
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < times.traces().length; i++) {
        if (kept.contains(codes[times.traces()[i]])) {
          rows.add(i);
        }
      }
      int n = rows.size();
      long[] exits = new long[n];
      int[] causes = new int[n];
      long[] followUps = new long[n];
      int[] groups = new int[n];
      for (int i = 0; i < n; i++) {
        int row = rows.get(i);
        int trace = times.traces()[row];
        exits[i] = times.exits()[row];
        causes[i] = times.causes()[row];
        followUps[i] =
            cut - context.journeys().log().timeMillis(context.journeys().log().firstEvent(trace));
        groups[i] = kept.indexOf(codes[trace]);
      }
      GrayTest test = GrayTest.of(exits, causes, followUps, groups, kept.size(), cause);
      Quantity p = probability(test.p());
      curves.add(
          new CurveDifference(
              column,
              name,
              kept.size(),
              p.isPresent() ? Quantity.of(test.statistic()) : p,
              test.degrees(),
              p,
              Quantity.absent(""),
              false));
    }

    GroupDifferences result() {
      double alpha = context.journeys().parameters().alpha();
      double[] stepQ =
          BenjaminiHochberg.adjust(
              steps.stream().mapToDouble(s -> s.p().value().orElse(Double.NaN)).toArray());
      List<StepDifference> adjusted = new ArrayList<>();
      for (int i = 0; i < stepQ.length; i++) {
        StepDifference s = steps.get(i);
        adjusted.add(
            new StepDifference(
                s.column,
                s.value,
                s.other,
                s.touchpoint,
                s.rate,
                s.otherRate,
                s.difference,
                s.p,
                probability(stepQ[i]),
                stepQ[i] <= alpha));
      }
      double[] curveQ =
          BenjaminiHochberg.adjust(
              curves.stream().mapToDouble(s -> s.p().value().orElse(Double.NaN)).toArray());
      List<CurveDifference> adjustedCurves = new ArrayList<>();
      for (int i = 0; i < curveQ.length; i++) {
        CurveDifference c = curves.get(i);
        adjustedCurves.add(
            new CurveDifference(
                c.column,
                c.cause,
                c.groups,
                c.chiSquare,
                c.degrees,
                c.p,
                probability(curveQ[i]),
                curveQ[i] <= alpha));
      }
      return new GroupDifferences(adjusted, adjustedCurves);
    }
  }
}
