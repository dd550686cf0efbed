package org.desirepath.report.wording;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/**
 * The summary of a conformance result and the medians that stand beside its means, over resolved
 * journeys.
 *
 * @param medianFitness lower median; empty without a resolved journey
 * @param medianCost lower median; empty without a resolved journey
 */
public record ConformanceTotals(
    ConformanceSummary summary, OptionalDouble medianFitness, OptionalDouble medianCost) {

  public static ConformanceTotals of(ConformanceResult result) {
    List<VariantAlignment> resolved =
        result.variants().stream().filter(v -> !v.open() && !v.truncated()).toList();
    long cheapest = result.cheapestRunCost();
    return new ConformanceTotals(
        ConformanceSummary.of(result),
        median(resolved, v -> v.fitness(cheapest)),
        median(resolved, v -> v.alignment().upperBound()));
  }

  private static OptionalDouble median(
      List<VariantAlignment> variants, ToDoubleFunction<VariantAlignment> value) {
    long all = variants.stream().mapToLong(VariantAlignment::traces).sum();
    long seen = 0;
    for (VariantAlignment variant :
        variants.stream().sorted(Comparator.comparingDouble(value)).toList()) {
      seen += variant.traces();
      if (2 * seen >= all) {
        return OptionalDouble.of(value.applyAsDouble(variant));
      }
    }
    return OptionalDouble.empty();
  }

  public boolean hasResolved() {
    return summary.journeys() > 0;
  }

  /** Certified bounds of the fitness; only with a resolved journey. */
  public Interval fitnessBounds() {
    return new Interval(summary.fitness().orElseThrow(), summary.fitnessUpperBound().orElseThrow());
  }

  /** Journeys that fit among the resolved. */
  public Proportion fitting() {
    return new Proportion(summary.fittingJourneys(), summary.journeys());
  }
}
