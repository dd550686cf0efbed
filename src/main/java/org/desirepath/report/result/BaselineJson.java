package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.comparison.baseline.BaselineComparison;
import org.desirepath.report.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** What changed since an earlier result, in the JSON result. */
public final class BaselineJson {
  private final JsonFields json;

  BaselineJson(JsonFields json) {
    this.json = json;
  }

  void write(@Nullable BaselineComparison baseline) throws IOException {
    if (baseline == null) {
      json.absent("baseline", "not asked for: give --baseline");
      return;
    }
    json.object(
        "baseline",
        () -> {
          json.text("version", baseline.version());
          json.text("from", baseline.from(), "its events have no times");
          json.text("to", baseline.to(), "its events have no times");
          json.count("journeys", baseline.journeys());
          json.count("tested", baseline.tested());
          json.count("changed", baseline.changed());
          json.array("rows", baseline.rows(), this::row);
          json.texts("notes", baseline.notes());
        });
  }

  private void row(BaselineComparison.Row row) throws IOException {
    json.object(
        () -> {
          json.text("finding", row.key().finding());
          json.text("kind", row.key().kind());
          json.text("touchpoint", row.key().touchpoint());
          json.quantity("then", "thenInterval", row.then());
          json.count("thenCount", row.thenCount());
          json.count("thenN", row.thenN());
          json.quantity("now", "nowInterval", row.now());
          json.count("nowCount", row.nowCount());
          json.count("nowN", row.nowN());
          json.quantity("difference", "interval", row.difference());
          json.quantity("p", row.p());
          json.quantity("q", row.q());
          json.flag("differs", row.direction() != null);
          json.text("direction", row.direction(), "no difference beyond chance was found");
        });
  }
}
