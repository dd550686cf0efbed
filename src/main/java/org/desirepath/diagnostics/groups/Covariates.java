package org.desirepath.diagnostics.groups;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.groups.ExperimentFindings.Balance;
import org.desirepath.diagnostics.groups.ExperimentFindings.Level;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.BalanceTest;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * What was known of journeys before they were assigned: a value of an attribute each, or a number.
 * Values of fewer than 30 journeys are pooled; numbers with more than 20 different values stay
 * numbers, and a missing one is a value of its own.
 */
final class Covariates {
  private static final int MOST_LEVELS = 20;
  private static final int FEWEST = 30;
  private static final String NONE = "(none)";
  private static final String OTHER = "(other)";

  /** A column of the test. */
  private record Covariate(String attribute, String value) {}

  private final EventLog log;
  private final List<Covariate> covariates = new ArrayList<>();
  private final List<int[]> columnOf = new ArrayList<>();
  private final List<double[]> valueOf = new ArrayList<>();

  Covariates(EventLog log, List<String> attributes) {
    this.log = log;
    attributes.forEach(this::add);
  }

  private void add(String attribute) {
    String[] texts = new String[log.traceCount()];
    Map<String, Integer> counts = new TreeMap<>();
    for (int t = 0; t < texts.length; t++) {
      String text = log.segmentText(attribute, t);
      texts[t] = text == null || text.isEmpty() ? NONE : text;
      counts.merge(texts[t], 1, Integer::sum);
    }
    double[] numbers = counts.size() > MOST_LEVELS ? numbers(attribute, texts) : null;
    int[] columns = new int[texts.length];
    double[] values = new double[texts.length];
    Map<String, Integer> codes = new TreeMap<>();
    for (int t = 0; t < texts.length; t++) {
      boolean isNumber = numbers != null && !texts[t].equals(NONE);
      String level = isNumber ? "" : counts.getOrDefault(texts[t], 0) < FEWEST ? OTHER : texts[t];
      values[t] = isNumber && numbers != null ? numbers[t] : 1;
      Integer code = codes.get(level);
      if (code == null) {
        code = covariates.size();
        codes.put(level, code);
        covariates.add(new Covariate(attribute, level));
      }
      columns[t] = code;
    }
    columnOf.add(columns);
    valueOf.add(values);
  }

  private double @Nullable [] numbers(String attribute, String[] texts) {
    Column column = log.traceColumns().get(attribute);
    column = column == null ? log.eventColumns().get(attribute) : column;
    if (column == null) {
      return null;
    }
    double[] numbers = new double[texts.length];
    for (int t = 0; t < texts.length; t++) {
      try {
        numbers[t] = texts[t].equals(NONE) ? 0 : Double.parseDouble(texts[t]);
      } catch (NumberFormatException e) {
        return null;
      }
      if (!Double.isFinite(numbers[t])) {
        return null;
      }
    }
    return numbers;
  }

  /** An arm beside the control. */
  Balance balance(String arm, BitSet mine, BitSet control, double limit) {
    BalanceTest.Builder builder = new BalanceTest.Builder(covariates.size());
    double[][] sums = new double[2][covariates.size()];
    int[][] counts = new int[2][covariates.size()];
    for (int t = 0; t < log.traceCount(); t++) {
      if (mine.get(t) || control.get(t)) {
        int[] columns = new int[columnOf.size()];
        double[] values = new double[columns.length];
        for (int a = 0; a < columns.length; a++) {
          columns[a] = columnOf.get(a)[t];
          values[a] = valueOf.get(a)[t];
          sums[mine.get(t) ? 1 : 0][columns[a]] += values[a];
          counts[mine.get(t) ? 1 : 0][columns[a]]++;
        }
        builder.add(mine.get(t), columns, values);
      }
    }
    BalanceTest test = builder.build();
    List<Level> levels = new ArrayList<>();
    for (int k = 0; k < covariates.size(); k++) {
      Covariate covariate = covariates.get(k);
      levels.add(
          new Level(
              covariate.attribute(),
              covariate.value(),
              mean(sums[1][k], counts[1][k], mine, covariate),
              mean(sums[0][k], counts[0][k], control, covariate),
              Contrasts.probability(
                  test.standardisedDifferences().get(k), "it does not vary within the arms")));
    }
    String reason = "nothing known before varies, or an arm has fewer than two journeys";
    return new Balance(
        arm,
        levels,
        Contrasts.probability(test.statistic(), reason),
        test.degrees(),
        Contrasts.probability(test.p(), reason),
        test.p() < limit);
  }

  private static Quantity mean(double sum, int count, BitSet members, Covariate covariate) {
    int n = members.cardinality();
    if (covariate.value().isEmpty()) {
      return count == 0
          ? Quantity.absent("no journey of the arm has it")
          : Quantity.of(sum / count);
    }
    return n == 0
        ? Quantity.absent("the arm has no journeys")
        : Contrasts.quantity(new Proportion(count, n));
  }
}
