package org.desirepath.conformance.data;

import java.util.BitSet;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * How the traces keep the guard of one transition.
 *
 * @param transition its id
 * @param label its activity, or null if it is silent
 * @param guard as written
 * @param held times it was true
 * @param violated times it was false
 * @param unknown times a value was missing, so that it may have been true
 * @param violating traces in which it was false at least once
 * @param judged traces in which it was true or false at least once
 */
public record GuardResult(
    String transition,
    @Nullable String label,
    String guard,
    long held,
    long violated,
    long unknown,
    BitSet violating,
    BitSet judged) {
  public GuardResult {
    violating = (BitSet) violating.clone();
    judged = (BitSet) judged.clone();
  }

  /** A copy. */
  @Override
  public BitSet violating() {
    return (BitSet) violating.clone();
  }

  /** A copy. */
  @Override
  public BitSet judged() {
    return (BitSet) judged.clone();
  }

  /** Traces that violate it, of those in which it could be judged. */
  public Proportion violatingShare() {
    return new Proportion(violating.cardinality(), judged.cardinality());
  }
}
