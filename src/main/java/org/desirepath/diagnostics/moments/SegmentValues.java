package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.journeys.Segments;
import org.desirepath.diagnostics.moments.CriticalMoments.SegmentEffect;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;

/** Moments within the main values of segments, and whether they differ between them. */
final class SegmentValues {
  private static final int FEWEST = 30;

  /**
   * A moment within one value, before all are adjusted together.
   *
   * @param heterogeneity against all other values
   * @param ownHypothesis false for the second of two values, whose test is that of the first
   */
  record Effect(
      String column,
      String value,
      int n,
      int exposed,
      Quantity difference,
      TestResult within,
      TestResult heterogeneity,
      boolean ownHypothesis) {

    /** Whether it is significant with the other sign, in a value that has enough of both arms. */
    boolean isOpposite(double z, double alpha) {
      boolean main = exposed >= FEWEST && n - exposed >= FEWEST;
      return main && within.isTestable() && within.p() < alpha && within.z() * z < 0;
    }
  }

  private final List<List<SegmentEffect>> adjusted = new ArrayList<>();

  private SegmentValues() {}

  /** The moment in each value that is neither pooled nor missing. */
  static List<Effect> of(OutcomeContext context, Comparison comparison) {
    List<Effect> found = new ArrayList<>();
    for (int column = 0; column < context.segments().columns().size(); column++) {
      addColumn(context, column, comparison, found);
    }
    return found;
  }

  private static void addColumn(
      OutcomeContext context, int column, Comparison comparison, List<Effect> found) {
    int[] codes = context.segments().columns().get(column);
    int[] traces = comparison.traces();
    Map<Integer, String> names = context.segments().names(column);
    int others = names.size();
    int before = found.size();
    for (Map.Entry<Integer, String> name : names.entrySet()) {
      if (name.getKey() < Segments.FIRST_VALUE) {
        continue;
      }
      int[] within = new int[traces.length];
      int[] without = new int[traces.length];
      int n = 0;
      for (int u = 0; u < traces.length; u++) {
        within[u] = codes[traces[u]] == name.getKey() ? 1 : 0;
        without[u] = 1 - within[u];
        n += within[u];
      }
      StratifiedTables own = comparison.tables(within);
      found.add(
          new Effect(
              context.journeys().parameters().segments().get(column),
              name.getValue(),
              n,
              (int) own.exposedCount(),
              MomentTests.difference(own),
              own.test(),
              own.heterogeneity(comparison.tables(without)),
              others != 2 || found.size() == before));
    }
  }

  /** Adjusts the heterogeneity of all moments and values together. */
  static SegmentValues adjusted(List<List<Effect>> byMoment) {
    List<Effect> flat = byMoment.stream().flatMap(List::stream).toList();
    double[] p = new double[flat.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = flat.get(i).ownHypothesis ? flat.get(i).heterogeneity.p() : Double.NaN;
    }
    double[] q = BenjaminiHochberg.adjust(p);
    SegmentValues values = new SegmentValues();
    int next = 0;
    for (List<Effect> effects : byMoment) {
      List<SegmentEffect> own = new ArrayList<>();
      for (Effect effect : effects) {
        double adjusted = effect.ownHypothesis ? q[next] : q[next - 1];
        own.add(
            new SegmentEffect(
                effect.column,
                effect.value,
                effect.difference,
                effect.n,
                effect.exposed,
                quantity(effect.heterogeneity.p()),
                quantity(adjusted)));
        next++;
      }
      values.adjusted.add(own);
    }
    return values;
  }

  private static Quantity quantity(double p) {
    return Double.isNaN(p)
        ? Quantity.absent("too few journeys with and without it, with and without success")
        : Quantity.of(p);
  }

  List<SegmentEffect> of(int moment) {
    return adjusted.get(moment);
  }
}
