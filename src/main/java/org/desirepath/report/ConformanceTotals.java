package org.desirepath.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/**
 * Sums over the variants of a conformance result; all but the last three over resolved journeys.
 *
 * @param optimal true if every alignment, open ones too, is proven optimal
 * @param lowerCost no set of alignments costs less
 * @param cost of the alignments shown
 * @param denominator log-move costs plus the cheapest run, once a journey
 * @param meanFitness of journeys; empty without any
 */
record ConformanceTotals(
    boolean optimal,
    int resolved,
    int fitting,
    long lowerCost,
    long cost,
    long denominator,
    OptionalDouble meanFitness,
    OptionalDouble medianFitness,
    OptionalDouble medianCost,
    int open,
    int openFitting,
    long openCost) {

  static ConformanceTotals of(ConformanceResult result) {
    List<VariantAlignment> resolved = result.variants().stream().filter(v -> !v.open()).toList();
    List<VariantAlignment> open =
        result.variants().stream().filter(VariantAlignment::open).toList();
    long cheapest = result.cheapestRunCost();
    int journeys = resolved.stream().mapToInt(VariantAlignment::traces).sum();
    double sum = resolved.stream().mapToDouble(v -> v.traces() * v.fitness(cheapest)).sum();
    return new ConformanceTotals(
        result.variants().stream().allMatch(v -> v.alignment().isOptimal()),
        journeys,
        fitting(resolved),
        resolved.stream().mapToLong(v -> (long) v.traces() * v.alignment().lowerBound()).sum(),
        cost(resolved),
        resolved.stream().mapToLong(v -> v.traces() * (v.logCost() + cheapest)).sum(),
        journeys == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / journeys),
        median(resolved, v -> v.fitness(cheapest)),
        median(resolved, v -> v.alignment().upperBound()),
        open.stream().mapToInt(VariantAlignment::traces).sum(),
        fitting(open),
        cost(open));
  }

  private static int fitting(List<VariantAlignment> variants) {
    return variants.stream()
        .filter(v -> v.alignment().upperBound() == 0)
        .mapToInt(VariantAlignment::traces)
        .sum();
  }

  private static long cost(List<VariantAlignment> variants) {
    return variants.stream().mapToLong(v -> (long) v.traces() * v.alignment().upperBound()).sum();
  }

  /** The lower median over journeys. */
  private static OptionalDouble median(
      List<VariantAlignment> variants, ToDoubleFunction<VariantAlignment> value) {
    VariantAlignment[] sorted = variants.toArray(VariantAlignment[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(value));
    long all = variants.stream().mapToLong(VariantAlignment::traces).sum();
    long seen = 0;
    for (VariantAlignment variant : sorted) {
      seen += variant.traces();
      if (2 * seen >= all) {
        return OptionalDouble.of(value.applyAsDouble(variant));
      }
    }
    return OptionalDouble.empty();
  }

  /** 1 - cost / denominator; 0/0 is 1. */
  double fitness() {
    return fitness(cost);
  }

  /** Certified bounds of the fitness. */
  Interval fitnessBounds() {
    return new Interval(fitness(cost), fitness(lowerCost));
  }

  private double fitness(long ofCost) {
    return denominator == 0 ? 1 : 1 - (double) ofCost / denominator;
  }

  Proportion fittingShare() {
    return new Proportion(fitting, resolved);
  }
}
