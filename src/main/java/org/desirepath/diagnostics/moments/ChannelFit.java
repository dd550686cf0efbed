package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.journeys.Segments;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.ChiSquare;
import org.desirepath.statistics.StratifiedTables;

/**
 * Which channel goes with success at a touchpoint in which segment: "e-mail is fine for an account,
 * for a loan better a call". Journeys that arrive by one channel against those that arrive by
 * another, at arrival, in the same state and period, apart for each value of a segment; and whether
 * the values differ, by Cochran's Q over their log odds ratios, adjusted over all.
 *
 * @param column the segment
 * @param cells one for each value with at least 30 journeys at the touchpoint
 * @param p that the odds ratio is the same in all values
 * @param q by Benjamini and Hochberg over all of them
 * @param differs whether q is at most alpha
 */
public record ChannelFit(
    String column,
    String touchpoint,
    String channel,
    List<Cell> cells,
    Quantity p,
    Quantity q,
    boolean differs) {
  private static final double LEVEL = 0.95;
  private static final int FEWEST = 30;

  /**
   * One value of the segment.
   *
   * @param exposed journeys that arrived by the channel
   * @param n journeys that arrived
   * @param riskDifference of success within the window, Mantel-Haenszel, with Sato's interval
   */
  public record Cell(String value, int exposed, int n, Quantity riskDifference) {}

  public ChannelFit {
    cells = List.copyOf(cells);
  }

  /** Of every designed touchpoint with two channels or more; needs a known window. O(events). */
  public static List<ChannelFit> of(OutcomeContext shown, List<String> designed) {
    OutcomeContext context = shown.forComparison();
    List<String> columns = context.journeys().parameters().segments();
    AttributeMoments attributes = new AttributeMoments(context);
    List<ChannelFit> found = new ArrayList<>();
    for (String touchpoint : designed) {
      List<String> channels = attributes.channels(touchpoint);
      // of two channels the second is the first turned round
      int compared = channels.size() == 2 ? 1 : channels.size();
      for (int i = 0; i < compared && channels.size() > 1; i++) {
        Comparison comparison = attributes.byChannel(touchpoint, channels.get(i));
        for (int c = 0; c < columns.size(); c++) {
          found.add(of(context, c, touchpoint, channels.get(i), comparison));
        }
      }
    }
    found.removeIf(fit -> fit.cells.size() < 2);
    return adjusted(found, context.journeys().parameters().alpha());
  }

  private static ChannelFit of(
      OutcomeContext context, int column, String touchpoint, String channel, Comparison all) {
    Segments segments = context.segments();
    int[] codes = segments.columns().get(column);
    int[] traces = all.traces();
    List<Cell> cells = new ArrayList<>();
    List<StratifiedTables> groups = new ArrayList<>();
    for (Map.Entry<Integer, String> value : segments.names(column).entrySet()) {
      int[] weights = new int[traces.length];
      int n = 0;
      for (int u = 0; u < weights.length; u++) {
        weights[u] = codes[traces[u]] == value.getKey() ? 1 : 0;
        n += weights[u];
      }
      if (n >= FEWEST) {
        StratifiedTables tables = all.tables(weights);
        groups.add(tables);
        cells.add(
            new Cell(
                value.getValue(),
                (int) tables.exposedCount(),
                n,
                tables.supportsRiskDifference()
                    ? Quantity.of(tables.riskDifference(LEVEL))
                    : Quantity.absent(
                        "fewer than "
                            + StratifiedTables.RISK_DIFFERENCE_LIMIT
                            + " successes or failures in the smaller of the groups compared")));
      }
    }
    ChiSquare test = StratifiedTables.heterogeneity(groups);
    Quantity p =
        Double.isNaN(test.p())
            ? Quantity.absent("fewer than two values have an odds ratio")
            : Quantity.of(test.p());
    String name = context.journeys().parameters().segments().get(column);
    return new ChannelFit(name, touchpoint, channel, cells, p, p, false);
  }

  private static List<ChannelFit> adjusted(List<ChannelFit> found, double alpha) {
    double[] q =
        BenjaminiHochberg.adjust(
            found.stream().mapToDouble(fit -> fit.p.value().orElse(Double.NaN)).toArray());
    List<ChannelFit> adjusted = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      ChannelFit fit = found.get(i);
      adjusted.add(
          new ChannelFit(
              fit.column,
              fit.touchpoint,
              fit.channel,
              fit.cells,
              fit.p,
              Double.isNaN(q[i]) ? fit.p : Quantity.of(q[i]),
              q[i] <= alpha));
    }
    return adjusted;
  }
}
