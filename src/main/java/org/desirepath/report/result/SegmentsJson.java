package org.desirepath.report.result;

import java.io.IOException;
import java.util.OptionalDouble;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.SegmentFindings;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.desirepath.report.json.JsonFields;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/** One element of the {@code segments} of the JSON result. */
public final class SegmentsJson {
  private static final String NO_RESOLVED = "no journey of the segment is resolved";

  private final JsonFields json;

  SegmentsJson(JsonFields json) {
    this.json = json;
  }

  void write(SegmentFindings segment) throws IOException {
    json.object(
        () -> {
          json.text("column", segment.column());
          json.text("value", segment.value());
          json.count("journeys", segment.journeys());
          json.object("conformance", () -> conformance(segment.conformance()));
          StatusCounts status = segment.status();
          if (status == null) {
            json.absent(
                "dropOff",
                "the design declares no outcome, or too few journeys share a state to show it");
          } else {
            json.object("dropOff", () -> json.object("status", () -> counts(status)));
          }
          json.array("deviations", segment.deviations(), this::deviation);
        });
  }

  private void conformance(ConformanceSummary summary) throws IOException {
    json.object("fitness", () -> fitness(summary));
    json.object(
        "fitting",
        () -> {
          json.count("journeys", summary.fittingJourneys());
          if (summary.journeys() == 0) {
            json.absent("share", NO_RESOLVED);
            json.absent("interval", NO_RESOLVED);
          } else {
            Proportion share = new Proportion(summary.fittingJourneys(), summary.journeys());
            json.number("share", share.estimate());
            json.interval("interval", share.wilson());
          }
        });
  }

  private void fitness(ConformanceSummary summary) throws IOException {
    OptionalDouble low = summary.fitness();
    OptionalDouble high = summary.fitnessUpperBound();
    if (low.isPresent() && high.isPresent()) {
      json.number("log", low.getAsDouble());
      json.interval("interval", new Interval(low.getAsDouble(), high.getAsDouble()));
    } else {
      json.absent("log", NO_RESOLVED);
      json.absent("interval", NO_RESOLVED);
    }
  }

  private void counts(StatusCounts status) throws IOException {
    json.count("completed", status.completed());
    json.count("exited", status.exited());
    json.count("abandoned", status.abandoned());
    json.count("open", status.open());
  }

  private void deviation(SegmentFindings.Count deviation) throws IOException {
    json.object(
        () -> {
          json.text("kind", deviation.kind().word());
          json.text("touchpoint", deviation.touchpoint());
          json.count("journeys", deviation.journeys());
          json.count("observable", deviation.observable());
          json.quantity("share", "interval", deviation.share());
        });
  }
}
