package org.desirepath.comparison.calibration;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.comparison.calibration.Observation.Series;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.model.Plant;
import org.desirepath.model.Truth;
import org.desirepath.statistics.Proportion;

/** Drop-off, shares and kinds of deviations against what was planted. */
final class FlowChecks {
  private static final int FEWEST = 100;
  private static final String RESOLVED = "resolved journeys only";

  private final OneLog log;

  FlowChecks(OneLog log) {
    this.log = log;
  }

  void dropOff(boolean naive) {
    if (log.findings.dropOff() == null) {
      return;
    }
    for (DropOff.Step step : log.findings.dropOff().steps()) {
      double planted =
          log.truth.dropOff().stream()
              .filter(row -> row.touchpoint().equals(step.touchpoint()))
              .mapToDouble(Truth.DropOff::planted)
              .findFirst()
              .orElse(Double.NaN);
      if (Double.isNaN(planted) || step.mature() < FEWEST || !step.rate().isPresent()) {
        continue;
      }
      if (planted > 0) {
        log.see("drop-off rate", step.touchpoint(), step.rate(), planted);
      }
      double rate = step.rate().value().getAsDouble();
      log.observe(Measure.BIAS, "drop-off " + step.touchpoint(), rate - planted, 1);
      int resolved = step.advanced() + step.exited() + step.abandoned();
      if (naive && resolved > 0) {
        double usual = (double) step.abandoned() / resolved;
        log.observe(Measure.BIAS, "drop-off " + step.touchpoint(), RESOLVED, usual - planted, 1);
      }
    }
  }

  void shares() {
    for (Deviation deviation : log.findings.deviations()) {
      log.see(
          "share of a deviation",
          deviation.kind().word() + " " + deviation.touchpoint(),
          deviation.share(),
          Double.NaN);
    }
    ConformanceSummary summary = ConformanceSummary.of(log.result.conformance());
    if (summary.journeys() > 0) {
      Proportion fitting = new Proportion(summary.fittingJourneys(), summary.journeys());
      log.see(
          "share of fitting journeys",
          Series.ALL,
          Quantity.of(fitting.estimate(), fitting.wilson()),
          Double.NaN);
    }
  }

  /** Journeys by kind; which of two swapped touchpoints is out of order is not unique. */
  void kinds() {
    Map<String, Map<String, Integer>> happened = new TreeMap<>();
    for (Plant.Kind kind : Plant.Kind.values()) {
      happened.put(kind.word(), new TreeMap<>());
    }
    for (Truth.Deviation row : log.truth.deviations()) {
      merge(happened, row.kind(), row.touchpoint(), row.journeys());
    }
    for (Truth.Experience row : log.truth.experience()) {
      if (row.planted() < row.designed()) {
        merge(happened, "experience", row.touchpoint(), row.below());
      }
    }
    Map<String, Map<String, Integer>> reported = new TreeMap<>();
    for (Deviation row : log.findings.deviations()) {
      merge(reported, row.kind().word(), touchpoint(row), row.journeys());
    }
    for (Truth.Share row : log.truth.shares()) {
      if (row.planted() != row.designed()) {
        boolean found = reported.getOrDefault("share", Map.of()).containsKey(row.touchpoint());
        // a share is of the whole log: reported or not
        merge(happened, "share", row.touchpoint(), 1);
        reported.put("share", found ? Map.of(row.touchpoint(), 1) : Map.of());
      }
    }
    Set<String> kinds = new TreeSet<>(happened.keySet());
    kinds.addAll(reported.keySet());
    for (String kind : kinds) {
      observe(
          kind,
          matches(happened.getOrDefault(kind, Map.of()), reported.getOrDefault(kind, Map.of())));
    }
  }

  /** A rule stands under its text; the truth names the touchpoint that must not be there. */
  private String touchpoint(Deviation row) {
    return log.findings.rules().stream()
        .map(RuleResult::rule)
        .filter(rule -> row.kind() == DeviationKind.RULE && rule.text().equals(row.touchpoint()))
        .flatMap(rule -> log.plant.deviations().stream())
        .filter(planted -> planted.kind() == Plant.Kind.RULE)
        .filter(planted -> row.touchpoint().contains(planted.touchpoint()))
        .map(Plant.Deviation::touchpoint)
        .findFirst()
        .orElse(row.touchpoint());
  }

  private static void merge(
      Map<String, Map<String, Integer>> rows, String kind, String touchpoint, int journeys) {
    String key = kind.equals("order") ? Series.ALL : touchpoint;
    if (journeys > 0) {
      rows.computeIfAbsent(kind, k -> new TreeMap<>()).merge(key, journeys, Integer::sum);
    }
  }

  /** Journeys right, missed and wrong. */
  private static double[] matches(Map<String, Integer> happened, Map<String, Integer> reported) {
    double right = 0;
    double missed = 0;
    double wrong = 0;
    for (Map.Entry<String, Integer> row : happened.entrySet()) {
      int found = reported.getOrDefault(row.getKey(), 0);
      right += StrictMath.min(found, row.getValue());
      missed += StrictMath.max(0, row.getValue() - found);
    }
    for (Map.Entry<String, Integer> row : reported.entrySet()) {
      wrong += StrictMath.max(0, row.getValue() - happened.getOrDefault(row.getKey(), 0));
    }
    return new double[] {right, missed, wrong};
  }

  /** All kinds together are their mean, so that a frequent one does not hide the others. */
  private void observe(String kind, double[] counts) {
    double happened = counts[0] + counts[1];
    double reported = counts[0] + counts[2];
    if (happened > 0) {
      log.observe(Measure.RECALL, kind, counts[0], happened);
      log.observe(Measure.RECALL, Series.ALL, counts[0] / happened, 1);
    }
    if (reported > 0) {
      log.observe(Measure.PRECISION, kind, counts[0], reported);
      log.observe(Measure.PRECISION, Series.ALL, counts[0] / reported, 1);
    }
    if (happened + reported > 0) {
      log.observe(Measure.F1, kind, 2 * counts[0], happened + reported);
      log.observe(Measure.F1, Series.ALL, 2 * counts[0] / (happened + reported), 1);
    }
  }
}
