package org.desirepath.report.json;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.desirepath.conformance.ConformanceLevels;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.ValueWeightedFitness;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.diagnostics.progress.OpenJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.report.wording.MoveWords;

/** The {@code conformance} part of the JSON result. */
public final class ConformanceJson {
  private static final String NO_RESOLVED = "no journey is resolved";

  private final JsonFields json;

  public ConformanceJson(JsonFields json) {
    this.json = json;
  }

  public void write(
      ConformanceResult result,
      EventLog log,
      OpenJourneys open,
      QualityMeasures measures,
      SmallCells small)
      throws IOException {
    ConformanceTotals totals = ConformanceTotals.of(result);
    ValueWeightedFitness ofValue = ValueWeightedFitness.of(result, log);
    json.flag("optimal", totals.summary().isOptimal());
    json.object("cost", () -> cost(totals));
    json.object("fitness", () -> fitness(totals, ofValue));
    json.object("fitting", () -> fitting(totals));
    json.object("open", () -> new IncompleteJson(json).open(totals.summary().open(), open));
    json.object(
        "leftTruncated", () -> new IncompleteJson(json).truncated(totals.summary().truncated()));
    new QualityJson(json).write(measures);
    new LevelsJson(json).write(ConformanceLevels.of(result));
    long cheapest = result.cheapestRunCost();
    int[] traces = result.variants().stream().mapToInt(VariantAlignment::traces).toArray();
    List<Integer> numbers =
        IntStream.range(0, result.variants().size())
            .filter(v -> small.shows(traces[v]))
            .boxed()
            .toList();
    json.array("variants", numbers, v -> variant(result, v, cheapest));
    json.smallVariants(small, small.rare(traces));
  }

  private void cost(ConformanceTotals totals) throws IOException {
    json.count("total", totals.summary().cost());
    number("perJourney", totals.summary().costPerJourney());
    number("perJourneyMedian", totals.medianCost());
    json.bounds("interval", totals.summary().costLowerBound(), totals.summary().cost());
  }

  private void fitness(ConformanceTotals totals, ValueWeightedFitness ofValue) throws IOException {
    number("log", totals.summary().fitness());
    if (totals.hasResolved()) {
      json.interval("interval", totals.fitnessBounds());
    } else {
      json.absent("interval", NO_RESOLVED);
    }
    number("journeyMean", totals.summary().meanFitness());
    number("journeyMedian", totals.medianFitness());
    if (ofValue.mean().isPresent()) {
      json.number("valueWeightedMean", ofValue.mean().value());
      json.interval("valueWeightedInterval", ofValue.mean().interval());
    } else {
      json.absent("valueWeightedMean", ofValue.mean().absentReason());
    }
    json.count("valuedJourneys", ofValue.valued());
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

  private void variant(ConformanceResult result, int number, long cheapest) throws IOException {
    VariantAlignment variant = result.variants().get(number);
    json.object(
        () -> {
          json.texts("activities", variant.activities());
          json.count("journeys", variant.traces());
          json.flag("open", variant.open());
          json.flag("leftTruncated", variant.truncated());
          json.count("cost", variant.alignment().upperBound());
          json.bounds(
              "costInterval", variant.alignment().lowerBound(), variant.alignment().upperBound());
          json.number("fitness", variant.fitness(cheapest));
          optima(result, number);
          json.array("moves", variant.alignment().moves(), this::move);
        });
  }

  /** How many optimal alignments there are; a number beyond the largest double as that. */
  private void optima(ConformanceResult result, int number) throws IOException {
    if (!result.variants().get(number).alignment().isOptimal()) {
      json.absent("optimalAlignments", "the optimum is not proved within the limits");
      return;
    }
    Optional<BigInteger> count = result.optimalAlignments(number).map(OptimalAlignmentGraph::count);
    if (count.isPresent()) {
      json.number("optimalAlignments", Math.min(Double.MAX_VALUE, count.get().doubleValue()));
    } else {
      json.absent("optimalAlignments", "too many states to count them within the limits");
    }
  }

  private void move(Move move) throws IOException {
    json.object(
        () -> {
          json.text("kind", MoveWords.kind(move));
          json.text("activity", MoveWords.activity(move));
        });
  }
}
