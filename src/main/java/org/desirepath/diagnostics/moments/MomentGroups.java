package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;

/**
 * Whether moments go with success differently in two groups of journeys: the odds ratios of Mantel
 * and Haenszel of both, and {@code z = (ln OR1 - ln OR2) / sqrt(v1 + v2)}.
 *
 * <p>Every moment is compared by its own design, whether it is associated with the outcome or not:
 * choosing first would bias what is found. Costs one more pass over the journeys of a moment for
 * each group.
 */
public final class MomentGroups {
  private static final double LEVEL = 0.95;

  private MomentGroups() {}

  /** Two groups of journeys, without one in both. */
  public record Pair(BitSet mine, BitSet theirs) {}

  /**
   * A moment within one group.
   *
   * @param exposed journeys that had it
   * @param n journeys that could have had it
   * @param oddsRatio of success, with the 95 % interval of Robins, Breslow and Greenland
   */
  public record Side(int exposed, int n, Quantity oddsRatio) {}

  /**
   * A moment in both groups of a pair.
   *
   * @param pair index of the pair
   * @param test of equal odds ratios
   */
  public record Interaction(
      String touchpoint,
      Facet facet,
      String design,
      int pair,
      Side mine,
      Side theirs,
      TestResult test) {}

  /** Every moment in every pair: by moment as they are found, then by pair. */
  public static List<Interaction> of(OutcomeContext shown, DropOff dropOff, List<Pair> pairs) {
    OutcomeContext context = shown.forComparison();
    List<String> designed = dropOff.steps().stream().map(DropOff.Step::touchpoint).toList();
    List<Candidate> candidates = new ArrayList<>(new FlowMoments(context, dropOff).find(designed));
    candidates.addAll(new AttributeMoments(context).find(designed));
    candidates.addAll(new OrderMoments(context).find());
    candidates.addAll(new FreeMoments(context).find());
    return candidates.parallelStream()
        .map(candidate -> interactions(candidate, pairs))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Interaction> interactions(Candidate candidate, List<Pair> pairs) {
    Comparison comparison = candidate.comparison().get();
    List<Interaction> found = new ArrayList<>();
    for (int i = 0; i < pairs.size() && comparison.exposedCount() > 0; i++) {
      int[] mine = weights(comparison, pairs.get(i).mine);
      int[] theirs = weights(comparison, pairs.get(i).theirs);
      StratifiedTables own = comparison.tables(mine);
      StratifiedTables other = comparison.tables(theirs);
      found.add(
          new Interaction(
              candidate.touchpoint(),
              candidate.facet(),
              candidate.design(),
              i,
              side(own, mine),
              side(other, theirs),
              own.heterogeneity(other)));
    }
    return found;
  }

  private static Side side(StratifiedTables tables, int[] weights) {
    int n = 0;
    for (int weight : weights) {
      n += weight;
    }
    return new Side((int) tables.exposedCount(), n, Quantity.of(tables.oddsRatio(LEVEL)));
  }

  private static int[] weights(Comparison comparison, BitSet members) {
    int[] traces = comparison.traces();
    int[] weights = new int[traces.length];
    for (int u = 0; u < weights.length; u++) {
      weights[u] = members.get(traces[u]) ? 1 : 0;
    }
    return weights;
  }
}
