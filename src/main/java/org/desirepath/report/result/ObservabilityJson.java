package org.desirepath.report.result;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.observability.Observability;
import org.desirepath.diagnostics.observability.Observability.Cell;
import org.desirepath.diagnostics.observability.Observability.Fill;
import org.desirepath.diagnostics.observability.Observability.Row;
import org.desirepath.diagnostics.observability.Recording;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.Reasons;

/** The {@code observability} of the JSON result, and what it says of a deviation. */
public final class ObservabilityJson {
  private final JsonFields json;

  ObservabilityJson(JsonFields json) {
    this.json = json;
  }

  void write(Observability matrix) throws IOException {
    json.object(
        "observability",
        () -> {
          json.object(
              "touchpoints",
              () -> {
                json.count("all", matrix.rows().size());
                json.count("measured", matrix.measured());
                json.count("partly", matrix.partly());
                json.count("notMeasured", matrix.notMeasured());
                json.count("notObservable", matrix.notObservable());
              });
          json.array("matrix", matrix.rows(), this::row);
        });
  }

  private void row(Row row) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", row.touchpoint());
          json.text("phase", row.phase(), "it stands beside the flow");
          json.text("verdict", row.verdict().word());
          json.object("recording", () -> recording(row.recording()));
          for (Cell cell : row.cells()) {
            json.object(cell.angle().word(), () -> cell(cell));
          }
        });
  }

  private void recording(Recording recording) throws IOException {
    json.text("state", word(recording.state()));
    if (recording.reason() != null) {
      json.text("reason", recording.reason());
    }
    json.count("passed", recording.passed());
    json.count("recorded", recording.recorded());
    json.array(
        "gaps",
        recording.gaps(),
        gap ->
            json.object(
                () -> {
                  json.text("from", Instant.ofEpochMilli(gap.fromMillis()).toString());
                  json.text("to", Instant.ofEpochMilli(gap.toMillis()).toString());
                  json.count("journeys", gap.journeys());
                  json.text("side", gap.side().name().toLowerCase(Locale.ROOT));
                }));
    if (!recording.gaps().isEmpty()) {
      json.quantity(
          "missingOutsideGaps", "missingOutsideGapsInterval", recording.missingOutsideGaps());
      json.count("passedOutsideGaps", recording.passedOutsideGaps());
    }
  }

  static String word(Recording.State state) {
    return switch (state) {
      case RECORDED -> "recorded";
      case GAP -> "gap";
      case NEVER -> "never";
      case NOT_OBSERVABLE -> "notObservable";
    };
  }

  private void cell(Cell cell) throws IOException {
    if (cell.verdict() == null) {
      json.absent("verdict", Reasons.orUnknown(cell.reason()));
      return;
    }
    json.text("verdict", cell.verdict().word());
    if (cell.reason() != null) {
      json.text("reason", cell.reason());
    }
    json.count("n", cell.n());
    json.count("filled", cell.filled());
    json.quantity("share", "interval", cell.share());
    json.array("fills", cell.fills(), this::fill);
  }

  private void fill(Fill fill) throws IOException {
    json.object(
        () -> {
          json.text("what", fill.what());
          json.flag("asked", fill.asked());
          json.text("verdict", fill.verdict().word());
          json.count("n", fill.n());
          json.count("filled", fill.filled());
          json.quantity("share", "interval", fill.share());
          json.count("afterwards", fill.afterwards());
          json.quantity("ageMillis", "ageInterval", fill.ageMillis());
        });
  }

  /** Whether a deviation of absence can be believed: fields beside those of the contract. */
  void ofDeviation(Findings findings, Deviation deviation) throws IOException {
    Recording recording = findings.recording(deviation).orElse(null);
    if (recording == null) {
      return;
    }
    json.text("measured", recording.verdict().word());
    if (recording.reason() != null) {
      json.text("measuredReason", recording.reason());
    }
    if (!recording.gaps().isEmpty()) {
      json.quantity("shareOutsideGaps", "shareOutsideGapsInterval", recording.missingOutsideGaps());
      json.count("observableOutsideGaps", recording.passedOutsideGaps());
    }
  }
}
