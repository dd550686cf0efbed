package org.desirepath.diagnostics.groups;

import java.util.Arrays;
import java.util.BitSet;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;

/** A share of journeys that can be counted again in any group. */
final class Measure {
  private final Subject subject;
  private final BitSet having;
  private final BitSet observable;
  private final long[] waitMillis;

  /**
   * A share.
   *
   * @param having journeys that have it
   * @param observable journeys in which it could be seen
   */
  Measure(Subject subject, BitSet having, BitSet observable) {
    this(subject, having, observable, new long[0]);
  }

  /**
   * A share of long waits.
   *
   * @param waitMillis by trace
   */
  Measure(Subject subject, BitSet having, BitSet observable, long[] waitMillis) {
    this.subject = subject;
    this.having = having;
    this.observable = observable;
    this.waitMillis = waitMillis;
  }

  Subject subject() {
    return subject;
  }

  /** Not to be changed. */
  BitSet having() {
    return having;
  }

  /** Not to be changed. */
  BitSet observable() {
    return observable;
  }

  boolean isOfWaits() {
    return waitMillis.length > 0;
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
    if (!isOfWaits() || n.isEmpty()) {
      return Double.NaN;
    }
    return Quantiles.quantile(
        Arrays.stream(n.stream().toArray()).mapToLong(t -> waitMillis[t]).toArray(), quantile);
  }
}
