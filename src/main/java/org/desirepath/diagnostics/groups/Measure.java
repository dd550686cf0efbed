package org.desirepath.diagnostics.groups;

import java.util.Arrays;
import java.util.BitSet;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;

/**
 * A share of journeys that can be counted again in any group.
 *
 * @param having journeys that have it, all of them observable
 * @param observable journeys in which it could be seen
 * @param waitMillis by trace, for shares of long waits; empty for others
 */
record Measure(Subject subject, BitSet having, BitSet observable, long[] waitMillis) {

  Measure(Subject subject, BitSet having, BitSet observable) {
    this(subject, having, observable, new long[0]);
  }

  /** Among some journeys. */
  Proportion among(BitSet members) {
    BitSet n = (BitSet) observable.clone();
    n.and(members);
    int trials = n.cardinality();
    n.and(having);
    return new Proportion(n.cardinality(), trials);
  }

  /** A quantile of the waits of some journeys; {@code NaN} for other shares and without one. */
  double wait(BitSet members, double quantile) {
    BitSet n = (BitSet) observable.clone();
    n.and(members);
    if (waitMillis.length == 0 || n.isEmpty()) {
      return Double.NaN;
    }
    return Quantiles.quantile(
        Arrays.stream(n.stream().toArray()).mapToLong(t -> waitMillis[t]).toArray(), quantile);
  }
}
