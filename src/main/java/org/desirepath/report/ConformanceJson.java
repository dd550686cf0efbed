package org.desirepath.report;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.Move;

/** The {@code conformance} part of the JSON result. */
final class ConformanceJson {
  private static final String NOT_COMPUTED = "not computed in this version";
  private static final String NO_RESOLVED = "no journey is resolved";

  private final JsonFields json;

  ConformanceJson(JsonFields json) {
    this.json = json;
  }

  void write(ConformanceResult result) throws IOException {
    ConformanceTotals totals = ConformanceTotals.of(result);
    json.flag("optimal", totals.optimal());
    json.object("cost", () -> cost(totals));
    json.object("fitness", () -> fitness(totals));
    json.object("fitting", () -> fitting(totals));
    json.object(
        "open",
        () -> {
          json.count("journeys", totals.open());
          json.count("fitting", totals.openFitting());
          json.count("cost", totals.openCost());
        });
    for (String measure : List.of("precision", "generalization", "simplicity", "fScore")) {
      json.absent(measure, NOT_COMPUTED);
    }
    long cheapest = result.cheapestRunCost();
    json.array("variants", result.variants(), v -> variant(v, cheapest));
  }

  private void cost(ConformanceTotals totals) throws IOException {
    json.count("total", totals.cost());
    number(
        "perJourney",
        totals.resolved() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) totals.cost() / totals.resolved()));
    number("perJourneyMedian", totals.medianCost());
    json.bounds("interval", totals.lowerCost(), totals.cost());
  }

  private void fitness(ConformanceTotals totals) throws IOException {
    if (totals.resolved() == 0) {
      json.absent("log", NO_RESOLVED);
      json.absent("interval", NO_RESOLVED);
    } else {
      json.number("log", totals.fitness());
      json.interval("interval", totals.fitnessBounds());
    }
    number("journeyMean", totals.meanFitness());
    number("journeyMedian", totals.medianFitness());
  }

  private void fitting(ConformanceTotals totals) throws IOException {
    json.count("journeys", totals.fitting());
    if (totals.resolved() == 0) {
      json.absent("share", NO_RESOLVED);
      json.absent("interval", NO_RESOLVED);
    } else {
      json.number("share", totals.fittingShare().estimate());
      json.interval("interval", totals.fittingShare().wilson());
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
