package org.desirepath.conformance.rules;

import java.util.BitSet;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.statistics.Proportion;

/**
 * How a log keeps a rule. An activation is fulfilled, violated, or pending: the journey is open and
 * may still fulfil it, or an event without a time leaves it undecided.
 *
 * @param activations their number; the three below add up to it
 * @param activated traces with an activation; the rest keep the rule vacuously
 * @param violating traces with a violation
 * @param undecided traces with no violation and something pending
 */
public record RuleResult(
    JourneyRule rule,
    long activations,
    long fulfilments,
    long violations,
    long pending,
    int traces,
    BitSet activated,
    BitSet violating,
    BitSet undecided) {

  public RuleResult {
    activated = (BitSet) activated.clone();
    violating = (BitSet) violating.clone();
    undecided = (BitSet) undecided.clone();
    if (fulfilments + violations + pending != activations) {
      throw new IllegalArgumentException(
          "activations: expected the sum of the three, got " + activations);
    }
  }

  /** A copy. */
  @Override
  public BitSet activated() {
    return (BitSet) activated.clone();
  }

  /** A copy. */
  @Override
  public BitSet violating() {
    return (BitSet) violating.clone();
  }

  /** A copy. */
  @Override
  public BitSet undecided() {
    return (BitSet) undecided.clone();
  }

  /** Traces with an activation. */
  public int activatedTraces() {
    return activated.cardinality();
  }

  /** Traces with a violation. */
  public int violatingTraces() {
    return violating.cardinality();
  }

  /** Traces with no violation and something pending. */
  public int undecidedTraces() {
    return undecided.cardinality();
  }

  /** Traces without an activation. */
  public int vacuousTraces() {
    return traces - activatedTraces();
  }

  /** Traces that violate the rule, of those activated and decided. */
  public Proportion violatingShare() {
    return new Proportion(violatingTraces(), activatedTraces() - undecidedTraces());
  }
}
