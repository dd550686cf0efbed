package org.desirepath.discovery.phases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.discovery.phases.PhasedJourney.Border;

/** Chooses where phases begin; {@link PhaseMiner} says by which criterion. */
final class PhaseBorders {
  /** A phase is reached by one journey in so many. */
  private static final int RARE = 10;

  private final int size;
  private final boolean[] allowed;
  private final long allJourneys;
  private final long[] journeys;
  private final double[][] gain;

  PhaseBorders(JourneyOrder order, double noise) {
    size = order.touchpoints().size();
    allowed = new boolean[size + 1];
    allowed[size] = true;
    for (int place = 1; place < size; place++) {
      Border border = order.before(place);
      allowed[place] = border.journeys() - border.inOrder() <= noise * border.journeys();
    }
    allJourneys = order.journeys();
    journeys = new long[size];
    for (int place = 0; place < size; place++) {
      journeys[place] = order.rarer(place, place);
    }
    gain = gains(order);
  }

  /** For each run of neighbours how much more alike its pairs are than pairs usually are. */
  private double[][] gains(JourneyOrder order) {
    double sum = 0;
    double weights = 0;
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        sum += order.rarer(a, b) * order.likeness(a, b);
        weights += order.rarer(a, b);
      }
    }
    double mean = weights == 0 ? 0 : sum / weights;
    double[][] gains = new double[size][size];
    for (int to = 0; to < size; to++) {
      double column = 0;
      for (int from = to - 1; from >= 0; from--) {
        column += order.rarer(from, to) * (order.likeness(from, to) - mean);
        gains[from][to] = gains[from][to - 1] + column;
      }
    }
    return gains;
  }

  /** Neither one touchpoint that few journeys have, nor several that hardly any has. */
  private boolean isPhase(int start, int end) {
    long most = 0;
    for (int place = start; place < end; place++) {
      most = Math.max(most, journeys[place]);
    }
    return end - start > 1 ? RARE * most >= allJourneys : 2 * most > allJourneys;
  }

  private boolean isAll(int start, int end) {
    return start == 0 && end == size;
  }

  /** The first places of the phases, at most so many. Of equals the one with fewer phases. */
  List<Integer> starts(int most) {
    int phases = Math.min(most, size);
    double[][] best = new double[phases + 1][size + 1];
    int[][] from = new int[phases + 1][size + 1];
    for (double[] row : best) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    best[0][0] = 0;
    int chosen = 1;
    for (int k = 1; k <= phases; k++) {
      for (int end = k; end <= size; end++) {
        for (int start = k - 1; start < end && allowed[end]; start++) {
          double value = best[k - 1][start] + gain[start][end - 1];
          if (value > best[k][end] && (isAll(start, end) || isPhase(start, end))) {
            best[k][end] = value;
            from[k][end] = start;
          }
        }
      }
      chosen = best[k][size] > best[chosen][size] ? k : chosen;
    }
    List<Integer> starts = new ArrayList<>();
    for (int k = chosen, end = size; k > 0; k--) {
      end = from[k][end];
      starts.add(0, end);
    }
    return starts;
  }
}
