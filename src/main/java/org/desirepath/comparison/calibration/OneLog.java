package org.desirepath.comparison.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.calibration.Observation.Series;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.model.Plant;
import org.desirepath.model.Truth;
import org.desirepath.statistics.Interval;

/** A log of a scenario, what was found in it and what is true of it; collects what is observed. */
final class OneLog {
  final Scenario scenario;
  final Plant plant;
  final Truth truth;
  final ComparisonResult result;
  final Findings findings;
  final Map<String, Double> reference;
  private final List<Observation> observations = new ArrayList<>();
  private final List<SeenInterval> intervals = new ArrayList<>();

  /**
   * A log.
   *
   * @param reference truths of intervals by {@link Intervals#key}; empty unless they are asked for
   */
  OneLog(
      Scenario scenario,
      Plant plant,
      Truth truth,
      ComparisonResult result,
      Map<String, Double> reference) {
    this.reference = reference;
    this.scenario = scenario;
    this.plant = plant;
    this.truth = truth;
    this.result = result;
    this.findings = result.findings();
  }

  /** The journeys as diagnostics see them. */
  AlignedJourneys aligned() {
    return AlignedJourneys.of(
        result.journeys(),
        result.conformance(),
        JourneyStatuses.of(result.journeys(), result.model(), plant.asOfMillis().orElseThrow()),
        findings.parameters());
  }

  /** Within what time the design has a touchpoint come, if it says so. */
  OptionalLong limitMillis(String touchpoint) {
    return result.model().facts().places().stream()
        .filter(place -> place.touchpoint().equals(touchpoint) && place.within() != null)
        .mapToLong(place -> Objects.requireNonNull(place.within()).millis())
        .min();
  }

  List<Observation> observations() {
    return observations;
  }

  List<SeenInterval> intervals() {
    return intervals;
  }

  void observe(Measure measure, String subject, double numerator, double denominator) {
    observe(measure, subject, Series.OURS, numerator, denominator);
  }

  void observe(
      Measure measure, String subject, String method, double numerator, double denominator) {
    observations.add(new Observation(new Series(measure, subject, method), numerator, denominator));
  }

  /** An interval, if there is one. */
  void see(String of, String subject, Quantity quantity, double truth) {
    Interval interval = quantity.interval();
    if (interval != null) {
      intervals.add(new SeenInterval(of, subject, quantity.value().orElseThrow(), interval, truth));
    }
  }
}
