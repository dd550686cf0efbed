package org.desirepath.conformance;

import java.util.List;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The mean fitness of resolved traces weighted by what each is worth: {@code sum(v f) / sum(v)}
 * with the 95 % interval of a ratio between traces (W. G. Cochran, "Sampling Techniques", 3rd
 * edition, 1977, 6.3). A trace's value is its attribute of the role {@link Role#VALUE}, else the
 * first on its events; traces without one, or with one below 0, are left out and counted.
 * O(traces).
 *
 * @param mean absent when no resolved trace has a value above 0
 * @param valued resolved traces with a value
 * @param unvalued resolved traces without one
 */
public record ValueWeightedFitness(Estimate mean, int valued, int unvalued) {
  private static final double Z = 1.959963984540054;

  /**
   * The mean of a result.
   *
   * @param log that was aligned
   */
  public static ValueWeightedFitness of(ConformanceResult result, EventLog log) {
    String key = log.roleKey(Role.VALUE);
    List<VariantAlignment> variants = result.variants();
    double[] fitness = new double[variants.size()];
    for (int v = 0; v < fitness.length; v++) {
      fitness[v] = variants.get(v).fitness(result.cheapestRunCost());
    }
    double values = 0;
    double weighted = 0;
    int valued = 0;
    int unvalued = 0;
    double[] valueOf = new double[log.traceCount()];
    for (int t = 0; t < valueOf.length; t++) {
      VariantAlignment variant = variants.get(result.variantOf(t));
      valueOf[t] = Double.NaN;
      if (variant.open() || variant.truncated()) {
        continue;
      }
      double value = value(key == null ? null : log.segmentText(key, t));
      if (Double.isNaN(value)) {
        unvalued++;
      } else {
        valued++;
        valueOf[t] = value;
        values += value;
        weighted += value * fitness[result.variantOf(t)];
      }
    }
    if (!(values > 0)) {
      String reason =
          key == null
              ? "no attribute holds the value of a journey; name one with --value"
              : "no resolved journey has a value above 0";
      return new ValueWeightedFitness(Estimate.absent(reason), valued, unvalued);
    }
    double mean = weighted / values;
    double squares = 0;
    for (int t = 0; t < valueOf.length; t++) {
      if (!Double.isNaN(valueOf[t])) {
        double rest = valueOf[t] * (fitness[result.variantOf(t)] - mean);
        squares += rest * rest;
      }
    }
    double half = Z * StrictMath.sqrt(squares) / values;
    Interval interval =
        new Interval(StrictMath.max(0, mean - half), StrictMath.min(1, mean + half));
    return new ValueWeightedFitness(Estimate.of(mean, interval), valued, unvalued);
  }

  private static double value(@Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isFinite(value) && value >= 0 ? value : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
