package org.desirepath.report;

import java.io.IOException;
import java.util.OptionalDouble;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.Move;
import org.desirepath.conformance.quality.QualityMeasures;

/** The {@code conformance} part of the JSON result. */
final class ConformanceJson {
  private static final String NO_RESOLVED = "no journey is resolved";

  private final JsonFields json;

  ConformanceJson(JsonFields json) {
    this.json = json;
  }

  void write(ConformanceResult result, QualityMeasures measures) throws IOException {
    ConformanceTotals totals = ConformanceTotals.of(result);
    json.flag("optimal", totals.summary().isOptimal());
    json.object("cost", () -> cost(totals));
    json.object("fitness", () -> fitness(totals));
    json.object("fitting", () -> fitting(totals));
    json.object(
        "open",
        () -> {
          json.count("journeys", totals.summary().open().journeys());
          json.count("fitting", totals.summary().open().fitting());
          json.count("cost", totals.summary().open().cost());
        });
    new QualityJson(json).write(measures);
    long cheapest = result.cheapestRunCost();
    json.array("variants", result.variants(), v -> variant(v, cheapest));
  }

  private void cost(ConformanceTotals totals) throws IOException {
    json.count("total", totals.summary().cost());
    number("perJourney", totals.summary().costPerJourney());
    number("perJourneyMedian", totals.medianCost());
    json.bounds("interval", totals.summary().costLowerBound(), totals.summary().cost());
  }

  private void fitness(ConformanceTotals totals) throws IOException {
    number("log", totals.summary().fitness());
    if (totals.hasResolved()) {
      json.interval("interval", totals.fitnessBounds());
    } else {
      json.absent("interval", NO_RESOLVED);
    }
    number("journeyMean", totals.summary().meanFitness());
    number("journeyMedian", totals.medianFitness());
  }

  private void fitting(ConformanceTotals totals) throws IOException {
    json.count("journeys", totals.summary().fittingJourneys());
    number("share", totals.summary().fittingShare());
    if (totals.hasResolved()) {
      json.interval("interval", totals.fitting().wilson());
    } else {
      json.absent("interval", NO_RESOLVED);
    }
  }

  private void number(String name, OptionalDouble number) throws IOException {
    if (number.isPresent()) {
      json.number(name, number.getAsDouble());
    } else {
      json.absent(name, NO_RESOLVED);
    }
  }

  private void variant(VariantAlignment variant, long cheapest) throws IOException {
    json.object(
        () -> {
          json.texts("activities", variant.activities());
          json.count("journeys", variant.traces());
          json.flag("open", variant.open());
          json.count("cost", variant.alignment().upperBound());
          json.bounds(
              "costInterval", variant.alignment().lowerBound(), variant.alignment().upperBound());
          json.number("fitness", variant.fitness(cheapest));
          json.array("moves", variant.alignment().moves(), this::move);
        });
  }

  private void move(Move move) throws IOException {
    json.object(
        () -> {
          json.text("kind", MoveWords.kind(move));
          json.text("activity", MoveWords.activity(move));
        });
  }
}
