package org.desirepath.conformance;

import java.util.OptionalDouble;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;

/**
 * The figures of a whole log: cost, fitness and fitting journeys over the resolved traces, and
 * apart from them over the open ones. Costs are those of the alignments shown, with certified
 * bounds beside them. O(variants); sums of costs are exact.
 *
 * @param journeys resolved traces
 * @param cost sum of their costs
 * @param costLowerBound no alignments of them cost less in sum; equal to the cost when all are
 *     optimal
 * @param greatestCost sum of their log-move costs and of as many cheapest runs: what fitness
 *     divides by
 * @param greatestCostUpperBound the same with the dearest the cheapest run can be, where that is
 *     not known exactly
 * @param sumOfFitness of each resolved trace
 * @param fittingJourneys resolved traces of cost 0
 * @param open the same of the open traces
 * @param truncated the same of those whose beginning was not recorded, open or not, which are in no
 *     other figure
 */
public record ConformanceSummary(
    long journeys,
    long cost,
    long costLowerBound,
    long greatestCost,
    long greatestCostUpperBound,
    double sumOfFitness,
    long fittingJourneys,
    Open open,
    Truncated truncated) {

  /**
   * Open traces, by their prefix alignments.
   *
   * @param fitting of cost 0
   * @param cost sum of their costs
   * @param costLowerBound as for resolved ones
   */
  public record Open(long journeys, long fitting, long cost, long costLowerBound) {}

  /**
   * Traces whose beginning was not recorded, by their postfix and infix alignments.
   *
   * @param open how many of them are open too
   * @param fitting of cost 0
   * @param cost sum of their costs
   * @param costLowerBound as for whole ones
   * @param logCost sum of their log-move costs: what fitness divides by
   */
  public record Truncated(
      long journeys, long open, long fitting, long cost, long costLowerBound, long logCost) {

    /** 1 - cost / log cost, in [0,1]; 0/0 is 1; empty without such a trace. */
    public OptionalDouble fitness() {
      if (journeys == 0) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(logCost == 0 ? 1 : 1 - (double) cost / logCost);
    }
  }

  /** The figures of a result. */
  public static ConformanceSummary of(ConformanceResult result) {
    return of(result, result.variants().stream().mapToInt(VariantAlignment::traces).toArray());
  }

  /**
   * The figures of some traces of a result.
   *
   * @param tracesOfVariant how many traces of each variant count
   */
  public static ConformanceSummary of(ConformanceResult result, int[] tracesOfVariant) {
    long journeys = 0;
    long cost = 0;
    long lower = 0;
    long greatest = 0;
    long greatestUpper = 0;
    double sumOfFitness = 0;
    long fitting = 0;
    Open open = new Open(0, 0, 0, 0);
    Truncated truncated = new Truncated(0, 0, 0, 0, 0, 0);
    for (int v = 0; v < tracesOfVariant.length; v++) {
      VariantAlignment variant = result.variants().get(v);
      long traces = tracesOfVariant[v];
      long fits = variant.alignment().upperBound() == 0 ? traces : 0;
      long upperCost = traces * variant.alignment().upperBound();
      long lowerCost = traces * variant.alignment().lowerBound();
      if (variant.truncated()) {
        truncated =
            new Truncated(
                truncated.journeys + traces,
                truncated.open + (variant.open() ? traces : 0),
                truncated.fitting + fits,
                truncated.cost + upperCost,
                truncated.costLowerBound + lowerCost,
                truncated.logCost + traces * variant.logCost());
      } else if (variant.open()) {
        open =
            new Open(
                open.journeys + traces,
                open.fitting + fits,
                open.cost + upperCost,
                open.costLowerBound + lowerCost);
      } else {
        journeys += traces;
        cost += upperCost;
        lower += lowerCost;
        greatest += traces * (variant.logCost() + result.cheapestRunCost());
        greatestUpper += traces * (variant.logCost() + result.cheapestRunUpperBound());
        sumOfFitness += traces * variant.fitness(result.cheapestRunCost());
        fitting += fits;
      }
    }
    return new ConformanceSummary(
        journeys, cost, lower, greatest, greatestUpper, sumOfFitness, fitting, open, truncated);
  }

  /** True if every alignment, of open and truncated traces too, is optimal. */
  public boolean isOptimal() {
    return cost == costLowerBound
        && open.cost == open.costLowerBound
        && truncated.cost == truncated.costLowerBound;
  }

  /** Mean cost of a resolved trace; empty without one, as are all means and shares. */
  public OptionalDouble costPerJourney() {
    return journeys == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) cost / journeys);
  }

  /** 1 - cost / greatest cost, in [0,1]; 0/0 is 1. */
  public OptionalDouble fitness() {
    return fitness(cost, greatestCost);
  }

  /** The fitness if every alignment costs its lower bound: what fitness can be at most. */
  public OptionalDouble fitnessUpperBound() {
    return fitness(costLowerBound, greatestCostUpperBound);
  }

  private OptionalDouble fitness(long ofCost, long greatest) {
    if (journeys == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(greatest == 0 ? 1 : Math.max(0, 1 - (double) ofCost / greatest));
  }

  /** Mean of the fitness of each resolved trace. */
  public OptionalDouble meanFitness() {
    return journeys == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumOfFitness / journeys);
  }

  /** Share of the resolved traces that have cost 0. */
  public OptionalDouble fittingShare() {
    return journeys == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) fittingJourneys / journeys);
  }
}
