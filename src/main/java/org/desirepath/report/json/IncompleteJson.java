package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.progress.OpenJourneys;

/** Journeys without an end or a beginning, in the {@code conformance} part of the JSON result. */
public final class IncompleteJson {
  private static final String NO_OPEN = "no journey is open";

  private final JsonFields json;

  IncompleteJson(JsonFields json) {
    this.json = json;
  }

  /** Journeys that may still go on, and what is ahead of them. */
  void open(ConformanceSummary.Open summary, OpenJourneys open) throws IOException {
    json.count("journeys", summary.journeys());
    json.count("fitting", summary.fitting());
    json.count("cost", summary.cost());
    json.object(
        "completionDistance",
        () -> {
          if (open.journeys().isEmpty()) {
            json.absent("mean", NO_OPEN);
            json.absent("median", NO_OPEN);
          } else {
            json.number("mean", open.meanDistance().orElseThrow());
            json.count("median", open.medianDistance().orElseThrow());
          }
        });
    json.count("overdue", open.overdueCount());
    json.array(
        "pending",
        open.pending(),
        pending ->
            json.object(
                () -> {
                  json.text("touchpoint", pending.touchpoint());
                  json.count("journeys", pending.journeys());
                  json.count("overdue", pending.overdue());
                }));
  }

  /** Journeys whose beginning was not recorded. */
  void truncated(ConformanceSummary.Truncated truncated) throws IOException {
    json.count("journeys", truncated.journeys());
    json.count("open", truncated.open());
    json.count("fitting", truncated.fitting());
    json.count("cost", truncated.cost());
    if (truncated.fitness().isPresent()) {
      json.number("fitness", truncated.fitness().getAsDouble());
    } else {
      json.absent("fitness", "no journey is known to have begun before the record");
    }
  }
}
